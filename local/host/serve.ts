import type { StackModel } from './assembly/model.ts';
import { awsEndpoint, s3Request } from './aws-endpoint.ts';
import { splitTarget } from './http-api/event.ts';
import { openHttpApi } from './http-api/http-api.ts';
import { openJwtAuthorizer } from './http-api/jwt.ts';
import type { Received, Reply } from './http-server.ts';
import type { Ground, Machine } from './machine.ts';
import { servePages } from './pages.ts';
import type { Host } from './running.ts';
import { clockPages } from './site/clock-pages.ts';
import { sitePages } from './site/site.ts';
import { matchesWildcards } from './wildcards.ts';

/** Puts the running parts behind the open ports, all at once. */
export function serve(host: Host, machine: Machine, ground: Ground, root: string): void {
  const { servers, folder } = ground;
  const { mail, identity, files } = machine.emulators;
  const { tables, workflows } = machine.emulators;
  servers.aws.serve(
    awsEndpoint({ ...machine, tables, workflows, mail, files, watch: ground.watch }),
  );
  const apis = serveApis(machine, ground);
  for (const [bucket, server] of servers.buckets)
    server.serve((request) => files.browse(bucket, s3Request(request)));
  const clockPage = clockPages(host, folder.control);
  servers.issuer.serve(servePages((request) => identity.handle(request)));
  servers.inbox.serve(servePages((request) => mail.pages(request), clockPage));
  const site = servePages(clockPage, sitePages(host, root));
  servers.site.serve((request) => behindSite(machine.model, apis, request) ?? site(request));
}

type Answer = (request: Received) => Promise<Reply>;

/** On AWS one distribution has the pages and the API under one name; so has the site here. */
function behindSite(
  { apiPaths }: StackModel,
  apis: ReadonlyMap<string, Answer>,
  request: Received,
): Promise<Reply> | undefined {
  const [path] = splitTarget(request.target);
  const found = apiPaths.find(({ pattern }) => matchesWildcards(absolute(pattern), path));
  return found && apis.get(found.apiId)?.(request);
}

function absolute(pattern: string): string {
  return pattern.startsWith('/') ? pattern : `/${pattern}`;
}

function serveApis(
  { model, invocations }: Machine,
  { servers, clock }: Ground,
): ReadonlyMap<string, Answer> {
  const now = () => clock.now();
  const authorize = openJwtAuthorizer(now);
  const apis = new Map<string, Answer>();
  for (const api of model.apis) {
    const invoke = (functionArn: string, key: string, event: object) =>
      invocations.fromApi(api.id, functionArn, key, event);
    const { account } = model;
    const answer = openHttpApi({ api, account, now, authorize, invoke });
    servers.apis.get(api.id)?.serve(answer);
    apis.set(api.id, answer);
  }
  return apis;
}
