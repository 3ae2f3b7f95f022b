import {
  aws_apigateway as accessLogs,
  CfnResource,
  aws_apigatewayv2 as gateway,
  aws_apigatewayv2_integrations as integrations,
  type aws_kms as kms,
  Stack,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { logGroup } from './area-logs.ts';
import type { ServiceFunction } from './service-function.ts';

export interface HttpFrontProps {
  readonly key: kms.IKey;
  readonly isProd: boolean;
}

export interface FrontRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly handler: ServiceFunction;
  /** Who checks the caller: the gateway, or else the function, with the reason why that is right. */
  readonly callers: gateway.IHttpRouteAuthorizer | string;
  /** Requests per second, all callers together, below what the whole API takes. */
  readonly perSecond?: number;
}

/** Of what the account may take (10,000 per second), one API must not use all. */
const THROTTLE = { rateLimit: 2000, burstLimit: 4000 };

/** What is written of a request: the route, never the path (it names a case), the query or the address of the caller. */
const ACCESS_LOG = accessLogs.AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    milliseconds: '$context.responseLatency',
    authorizerError: '$context.authorizer.error',
    integrationError: '$context.integrationErrorMessage',
  }),
);

/**
 * The one HTTP API. Browsers reach it through the site's distribution, under the site's own name; therefore no CORS: no page
 * of another origin may read an answer or send JSON.
 */
export class HttpFront extends Construct {
  readonly api: gateway.HttpApi;
  readonly #stage: gateway.HttpStage;
  readonly #limits: Record<string, { throttlingRateLimit: number; throttlingBurstLimit: number }> =
    {};

  constructor(scope: Construct, id: string, props: HttpFrontProps) {
    super(scope, id);
    this.api = new gateway.HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      description: 'Parley: customers and staff',
      createDefaultStage: false,
    });
    const log = logGroup(this, 'AccessLog', '/aws/vendedlogs/apis', props);
    this.#stage = new gateway.HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new gateway.LogGroupLogDestination(log),
        format: ACCESS_LOG,
      },
    });
  }

  addRoute(route: FrontRoute): void {
    const { method, path, handler, callers } = route;
    const integration = new integrations.HttpLambdaIntegration(handler.node.id, handler, {
      payloadFormatVersion: gateway.PayloadFormatVersion.VERSION_2_0,
    });
    const [made] = this.api.addRoutes({
      path,
      methods: [gateway.HttpMethod[method]],
      integration,
      ...(typeof callers !== 'string' && { authorizer: callers }),
    });
    if (!made) throw new Error(`${method} ${path} made no route`);
    if (typeof callers === 'string') acknowledge(made, 'APIG4', callers);
    if (route.perSecond !== undefined) this.#limit(made, `${method} ${path}`, route.perSecond);
  }

  #limit(route: gateway.HttpRoute, routeKey: string, perSecond: number): void {
    this.#limits[routeKey] = {
      throttlingRateLimit: perSecond,
      throttlingBurstLimit: 2 * perSecond,
    };
    const { defaultChild } = this.#stage.node;
    if (!(defaultChild instanceof gateway.CfnStage)) throw new Error('The stage has no resource');
    defaultChild.addPropertyOverride('RouteSettings', this.#limits);
    // a stage cannot limit a route that is not there yet
    if (route.node.defaultChild instanceof CfnResource)
      defaultChild.addResourceDependency(route.node.defaultChild);
  }
}
