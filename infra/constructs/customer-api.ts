import { Construct } from 'constructs';
import { type Route, type RouteName, routeNames, routes } from '#contracts/http.ts';
import type { HttpFront } from './http-front.ts';
import type { ServiceFunctions } from './service-functions.ts';

export interface CustomerApiProps {
  readonly front: HttpFront;
  readonly functions: ServiceFunctions;
}

/** Routes with which somebody could flood a mailbox, guess a code, or fill the storage without having signed in. */
const SENSITIVE: Partial<Record<RouteName, number>> = {
  RequestCode: 20,
  OpenSession: 50,
  AddOpeningEvidence: 50,
};

const CALLERS = {
  public: 'Open to everybody; nothing of a case can be read here',
  customer: 'Customers have no account: the function checks the session cookie, bound to one case',
} as const;

/** Routes for everybody and for customers in a session. The gateway lets all through: the session is checked in the function. */
export class CustomerApi extends Construct {
  constructor(scope: Construct, id: string, { front, functions }: CustomerApiProps) {
    super(scope, id);
    for (const name of routeNames) {
      const route: Route = routes[name];
      if (route.audience === 'staff') continue;
      const { method, path, access, summary } = route;
      const handler = functions.make(this, name, { area: 'api', description: summary, access });
      const perSecond = SENSITIVE[name];
      const callers = CALLERS[route.audience];
      front.addRoute({ method, path, handler, callers, ...(perSecond && { perSecond }) });
    }
  }
}
