import type { PageResponse } from '../pages/page.ts';
import { respond } from '../pages/responses.ts';
import type { StoredMail } from './stored-mail.ts';

/** What a mail may do in its frame: open links in a new tab or, when clicked, in the whole window. */
export const MAIL_SANDBOX =
  'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** Mails carry inline styles and no scripts; nothing is fetched, so a foreign picture cannot report the reading. */
const POLICY = [
  `sandbox ${MAIL_SANDBOX}`,
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** The mail's HTML as a document of its own, for the frame only; links lead out of the frame. */
export function mailBody(mail: StoredMail): PageResponse {
  const document = withLinksToTop(mail.html ?? '');
  return respond(200, 'text/html; charset=utf-8', document, { 'content-security-policy': POLICY });
}

function withLinksToTop(html: string): string {
  const base = '<base target="_top">';
  const head = /<head\b[^>]*>/iu;
  if (head.test(html)) return html.replace(head, (tag) => tag + base);
  const root = /<html\b[^>]*>/iu;
  if (root.test(html)) return html.replace(root, (tag) => `${tag}<head>${base}</head>`);
  return `<!doctype html><html><head>${base}</head><body>${html}</body></html>`;
}

/** Addresses the mail links to, in order and once each: what tests and tools follow. */
export function linksOf(mail: StoredMail): string[] {
  const inHtml = [...(mail.html ?? '').matchAll(/\bhref\s*=\s*["']([^"']+)["']/giu)];
  const inText = [...(mail.text ?? '').matchAll(/https?:\/\/[^\s<>"'）)，。；]+/giu)];
  const found = [...inHtml.map((hit) => hit[1] ?? ''), ...inText.map((hit) => hit[0])];
  return [...new Set(found.map((link) => link.replaceAll('&amp;', '&')))];
}
