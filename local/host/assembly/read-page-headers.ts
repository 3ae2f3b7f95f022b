import {
  asObject,
  asText,
  isObject,
  type JsonObject,
  listOrEmpty,
  objectOrEmpty,
} from '../json.ts';
import type { Resource } from './resource.ts';

/**
 * The headers of the distribution's response headers policy, so that a page that breaks its Content-Security-Policy breaks on
 * the laptop too. Strict-Transport-Security stays away: the laptop speaks http.
 */
export function readPageHeaders(
  resources: readonly Resource[],
  ref: (resource: Resource) => string,
): Record<string, string> {
  const of = (type: string) => resources.filter((r) => r.type === `AWS::CloudFront::${type}`);
  const policyOf = (distribution: Resource) => {
    const config = asObject(distribution.property('DistributionConfig'), distribution.path);
    return objectOrEmpty(config['DefaultCacheBehavior'], distribution.path)[
      'ResponseHeadersPolicyId'
    ];
  };
  const used = new Set(of('Distribution').map(policyOf));
  const policy = of('ResponseHeadersPolicy').find((r) => used.has(ref(r)));
  if (!policy) return {};
  const config = asObject(policy.property('ResponseHeadersPolicyConfig'), policy.path);
  return { ...securityHeaders(config, policy.path), ...customHeaders(config, policy.path) };
}

function securityHeaders(config: JsonObject, where: string): Record<string, string> {
  const security = objectOrEmpty(config['SecurityHeadersConfig'], where);
  const value = (part: string, field: string) => objectOrEmpty(security[part], where)[field];
  const headers = {
    'content-security-policy': value('ContentSecurityPolicy', 'ContentSecurityPolicy'),
    'referrer-policy': value('ReferrerPolicy', 'ReferrerPolicy'),
    'x-frame-options': value('FrameOptions', 'FrameOption'),
    'x-content-type-options': isObject(security['ContentTypeOptions']) ? 'nosniff' : undefined,
  };
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, asText(text, where)]],
    ),
  );
}

function customHeaders(config: JsonObject, where: string): Record<string, string> {
  const custom = objectOrEmpty(config['CustomHeadersConfig'], where);
  const items = listOrEmpty(custom['Items'], where).map((item) => asObject(item, where));
  return Object.fromEntries(
    items.map((item) => [
      asText(item['Header'], where).toLowerCase(),
      asText(item['Value'], where),
    ]),
  );
}
