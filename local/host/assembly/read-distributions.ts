import { asObject, asText, listOrEmpty } from '../json.ts';
import type { ApiPathModel } from './model.ts';
import type { Resource } from './resource.ts';

/**
 * Which paths of the site lead to an HTTP API. Everything else of a distribution (caching, certificates, functions at the
 * edge) has no counterpart here: the site serves the web pages itself.
 */
export function readApiPaths(resources: readonly Resource[]): ApiPathModel[] {
  return resources.filter((r) => r.type === 'AWS::CloudFront::Distribution').flatMap(apiPathsOf);
}

function apiPathsOf(distribution: Resource): ApiPathModel[] {
  const where = distribution.path;
  const config = asObject(distribution.property('DistributionConfig'), where);
  const apis = new Map(
    listOrEmpty(config['Origins'], where).flatMap((value): [string, string][] => {
      const origin = asObject(value, where);
      const domain = asText(origin['DomainName'], where);
      const apiId = /^([a-z0-9]+)\.execute-api\./.exec(domain)?.[1];
      return apiId === undefined ? [] : [[asText(origin['Id'], where), apiId]];
    }),
  );
  return listOrEmpty(config['CacheBehaviors'], where).flatMap((value) => {
    const behaviour = asObject(value, where);
    const apiId = apis.get(asText(behaviour['TargetOriginId'], where));
    const pattern = asText(behaviour['PathPattern'], where);
    return apiId === undefined ? [] : [{ pattern, apiId }];
  });
}
