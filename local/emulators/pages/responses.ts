import type { Html } from './html.ts';
import type { PageResponse } from './page.ts';

/** No script, no inline style, no foreign resource. `same-origin` keeps Origin on our own form posts. */
const GUARDS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export interface PageOptions {
  status?: number;
  /** Origins a form on the page may lead to, besides our own (browsers also check the redirect after a post). */
  formTargets?: readonly string[];
}

/** A page under a Content-Security-Policy that allows our own style sheet, frames and forms, and nothing else. */
export function htmlPage(page: Html, options: PageOptions = {}): PageResponse {
  const targets = ["'self'", ...(options.formTargets ?? [])].join(' ');
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    // the empty icon that keeps browsers from asking for /favicon.ico
    'img-src data:',
    "frame-src 'self'",
    `form-action ${targets}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return respond(options.status ?? 200, 'text/html; charset=utf-8', page.markup, {
    'content-security-policy': policy,
  });
}

export function jsonPage(status: number, value: unknown): PageResponse {
  return respond(status, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function stylePage(css: string): PageResponse {
  return respond(200, 'text/css; charset=utf-8', css);
}

export function textPage(status: number, text: string): PageResponse {
  return respond(status, 'text/plain; charset=utf-8', text);
}

/** 303 turns a form post into a GET, so that reloading the answer never repeats the post. */
export function seeOther(location: string): PageResponse {
  return respond(303, 'text/plain; charset=utf-8', '', { location });
}

export function respond(
  status: number,
  contentType: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): PageResponse {
  return { status, headers: { ...GUARDS, 'content-type': contentType, ...headers }, body };
}
