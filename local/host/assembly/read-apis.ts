import { asObject, asText, listOrEmpty, numberOr, objectOrEmpty, textOr } from '../json.ts';
import type {
  ApiModel,
  CorsModel,
  JwtAuthorizerModel,
  RouteModel,
  ThrottleModel,
} from './model.ts';
import type { Resource } from './resource.ts';

type Ref = (resource: Resource) => string;

/** HTTP APIs with their routes joined to integrations and authorizers. WebSocket APIs are refused. */
export function readApis(resources: readonly Resource[], ref: Ref): ApiModel[] {
  return ofType(resources, 'Api').map((api) => readApi(api, resources, ref));
}

function readApi(api: Resource, resources: readonly Resource[], ref: Ref): ApiModel {
  const properties = api.properties();
  if (properties['ProtocolType'] !== 'HTTP') throw new Error(`${api.path} is not an HTTP API`);
  const id = ref(api);
  const mine = (type: string) => ofType(resources, type).filter((r) => r.property('ApiId') === id);
  const stage = mine('Stage')[0];
  if (!stage) throw new Error(`${api.path} has no stage`);
  const cors = properties['CorsConfiguration'];
  const throttle = throttleOf(stage.property('DefaultRouteSettings'), stage.path);
  return {
    id,
    name: textOr(properties['Name'], api.derivedName),
    stage: ref(stage),
    routes: mine('Route').map((route) => readRoute(route, stage, mine, ref)),
    ...(cors !== undefined && { cors: readCors(cors, api.path) }),
    ...(throttle && { throttle }),
  };
}

function readRoute(
  route: Resource,
  stage: Resource,
  mine: (type: string) => Resource[],
  ref: Ref,
): RouteModel {
  const properties = route.properties();
  const target = asText(properties['Target'], route.path).replace('integrations/', '');
  const integration = mine('Integration').find((r) => ref(r) === target);
  if (!integration) throw new Error(`${route.path} has no integration`);
  const authorizer = readAuthorizer(route, mine('Authorizer'), ref);
  const key = asText(properties['RouteKey'], route.path);
  const own = objectOrEmpty(stage.property('RouteSettings'), stage.path)[key];
  const throttle = throttleOf(own, route.path);
  return {
    key,
    functionArn: integratedFunction(integration),
    scopes: listOrEmpty(properties['AuthorizationScopes'], route.path).map(String),
    ...(authorizer && { authorizer }),
    ...(throttle && { throttle }),
  };
}

function integratedFunction(integration: Resource): string {
  const properties = integration.properties();
  const isProxy = properties['IntegrationType'] === 'AWS_PROXY';
  if (!isProxy || properties['PayloadFormatVersion'] !== '2.0') {
    throw new Error(`${integration.path} is not a Lambda proxy of payload version 2.0`);
  }
  const uri = asText(properties['IntegrationUri'], integration.path);
  return /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

function readAuthorizer(
  route: Resource,
  authorizers: readonly Resource[],
  ref: Ref,
): JwtAuthorizerModel | undefined {
  const kind = textOr(route.property('AuthorizationType'), 'NONE');
  if (kind === 'NONE') return undefined;
  const found = authorizers.find((a) => ref(a) === route.property('AuthorizerId'));
  if (kind !== 'JWT' || !found)
    throw new Error(`${route.path}: authorization ${kind} is not known`);
  const jwt = asObject(found.property('JwtConfiguration'), found.path);
  return {
    issuer: asText(jwt['Issuer'], found.path),
    audience: listOrEmpty(jwt['Audience'], found.path).map(String),
  };
}

function readCors(value: unknown, where: string): CorsModel {
  const cors = asObject(value, where);
  const texts = (key: string) => listOrEmpty(cors[key], where).map(String);
  return {
    origins: texts('AllowOrigins'),
    methods: texts('AllowMethods'),
    headers: texts('AllowHeaders').map((h) => h.toLowerCase()),
    exposed: texts('ExposeHeaders'),
    credentials: cors['AllowCredentials'] === true,
    ...(cors['MaxAge'] !== undefined && { maxAgeSeconds: numberOr(cors['MaxAge'], 0) }),
  };
}

function throttleOf(value: unknown, where: string): ThrottleModel | undefined {
  const settings = objectOrEmpty(value, where);
  const ratePerSecond = numberOr(settings['ThrottlingRateLimit'], 0);
  const burst = numberOr(settings['ThrottlingBurstLimit'], ratePerSecond);
  return ratePerSecond > 0 ? { ratePerSecond, burst } : undefined;
}

function ofType(resources: readonly Resource[], type: string): Resource[] {
  return resources.filter((r) => r.type === `AWS::ApiGatewayV2::${type}`);
}
