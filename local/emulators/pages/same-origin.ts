import { headerOf, type PageRequest } from './page.ts';

const LOOPBACK = /^(?:localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu;

/** False for a host name that merely resolves to this machine: that is how a foreign site rebinds DNS to read it. */
export function isLoopbackHost(request: PageRequest): boolean {
  return LOOPBACK.test(headerOf(request, 'host') ?? '');
}

/** A form may only be sent by our own page. Browsers always name the origin of a POST, so its absence is a refusal. */
export function isSameOrigin(request: PageRequest): boolean {
  return headerOf(request, 'origin') === `http://${headerOf(request, 'host')}`;
}
