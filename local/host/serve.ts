import { awsEndpoint } from './aws-endpoint.ts';
import type { Host } from './host.ts';
import { openHttpApi } from './http-api/http-api.ts';
import { openJwtAuthorizer } from './http-api/jwt.ts';
import type { Ground, Machine } from './machine.ts';
import { servePages } from './pages.ts';
import { clockPages } from './site/clock-pages.ts';
import { sitePages } from './site/site.ts';

/** Puts the running parts behind the open ports, all at once. */
export function serve(host: Host, machine: Machine, ground: Ground, root: string): void {
  const { servers, folder } = ground;
  const { mail, identity } = machine.emulators;
  const { tables, workflows } = machine.emulators;
  servers.aws.serve(awsEndpoint({ ...machine, tables, workflows, mail }));
  serveApis(machine, ground);
  const clockPage = clockPages(host, folder.control);
  servers.issuer.serve(servePages((request) => identity.handle(request)));
  servers.inbox.serve(servePages((request) => mail.pages(request), clockPage));
  servers.site.serve(servePages(clockPage, sitePages(host, root)));
}

function serveApis({ model, invocations }: Machine, { servers, clock }: Ground): void {
  const now = () => clock.now();
  const authorize = openJwtAuthorizer(now);
  for (const api of model.apis) {
    const invoke = (functionArn: string, key: string, event: object) =>
      invocations.fromApi(api.id, functionArn, key, event);
    const { account } = model;
    servers.apis.get(api.id)?.serve(openHttpApi({ api, account, now, authorize, invoke }));
  }
}
