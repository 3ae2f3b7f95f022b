import type { ApiModel, BucketModel, FunctionModel, StackModel, UserPoolModel } from './model.ts';

/** Where the laptop serves what has a public address on AWS. */
export interface LocalUrls {
  readonly issuer: string;
  readonly site: string;
  /** By API id. */
  readonly apis: Readonly<Record<string, string>>;
  /** By bucket name. */
  readonly buckets: Readonly<Record<string, string>>;
}

/** Addresses that AWS would assign become those of this laptop, wherever functions and browsers meet them. */
export function localise(model: StackModel, urls: LocalUrls): StackModel {
  const local = (text: string) => localiseText(text, urls);
  return {
    ...model,
    functions: model.functions.map((f) => withLocalEnvironment(f, local)),
    apis: model.apis.map((api) => withLocalApi(api, local)),
    buckets: model.buckets.map((bucket) => withLocalCors(bucket, local)),
    pageHeaders: withLocalValues(model.pageHeaders, local),
    userPools: model.userPools.map((pool) => withLocalRedirects(pool, local)),
  };
}

export function localiseText(text: string, urls: LocalUrls): string {
  return text
    .replaceAll(/https:\/\/([a-z0-9]+)\.execute-api\.[a-z0-9.-]+/g, (all, id: string) => {
      return urls.apis[id] ?? all;
    })
    .replaceAll(
      /https:\/\/([a-z0-9.-]+)\.s3\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/g,
      (all, name: string) => {
        return urls.buckets[name] ?? all;
      },
    )
    .replaceAll(/https:\/\/cognito-idp\.[a-z0-9.-]+(\/[\w-]+)?/g, urls.issuer)
    .replaceAll(/https:\/\/[a-z0-9-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com/g, urls.issuer)
    .replaceAll(/https:\/\/[a-z0-9]+\.cloudfront\.net/g, urls.site);
}

type Local = (text: string) => string;

function withLocalEnvironment(model: FunctionModel, local: Local): FunctionModel {
  return { ...model, environment: withLocalValues(model.environment, local) };
}

function withLocalValues(
  values: Readonly<Record<string, string>>,
  local: Local,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, local(value)]));
}

function withLocalApi(api: ApiModel, local: Local): ApiModel {
  const routes = api.routes.map((route) =>
    route.authorizer
      ? { ...route, authorizer: { ...route.authorizer, issuer: local(route.authorizer.issuer) } }
      : route,
  );
  if (!api.cors) return { ...api, routes };
  return { ...api, routes, cors: { ...api.cors, origins: api.cors.origins.map(local) } };
}

/** A page knows its site by either name of this machine. */
function withLocalCors(bucket: BucketModel, local: Local): BucketModel {
  const names = (origin: string) => [origin, origin.replace('//127.0.0.1:', '//localhost:')];
  const cors = bucket.cors.map(({ origins, methods }) => ({
    methods,
    origins: [...new Set(origins.map(local).flatMap(names))],
  }));
  return { ...bucket, cors };
}

function withLocalRedirects(pool: UserPoolModel, local: Local): UserPoolModel {
  const clients = pool.clients.map((client) => ({
    ...client,
    redirectUris: client.redirectUris.map(local),
    logoutUris: client.logoutUris.map(local),
  }));
  return { ...pool, clients };
}
