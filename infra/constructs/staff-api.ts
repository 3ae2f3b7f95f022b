import { aws_apigatewayv2_authorizers as authorizers } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type Route, routeNames, routes } from '#contracts/http.ts';
import type { HttpFront } from './http-front.ts';
import type { TokenIssuer } from './identity.ts';
import type { ServiceFunctions } from './service-functions.ts';

export interface StaffApiProps {
  readonly front: HttpFront;
  readonly functions: ServiceFunctions;
  readonly issuer: TokenIssuer;
}

/**
 * Routes for staff. The gateway checks signature, issuer, audience and expiry of the token, but neither groups nor whether it
 * is an access token: that is the function's part.
 */
export class StaffApi extends Construct {
  constructor(scope: Construct, id: string, { front, functions, issuer }: StaffApiProps) {
    super(scope, id);
    const callers = new authorizers.HttpJwtAuthorizer('StaffTokens', issuer.issuer, {
      jwtAudience: [issuer.audience],
    });
    for (const name of routeNames) {
      const route: Route = routes[name];
      if (route.audience !== 'staff') continue;
      const { method, path, access, summary } = route;
      const handler = functions.make(this, name, { area: 'api', description: summary, access });
      front.addRoute({ method, path, handler, callers });
    }
  }
}
