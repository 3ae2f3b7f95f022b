import type { PageRequest, PageResponse } from '../pages/page.ts';
import { htmlPage, jsonPage, respond, seeOther, stylePage, textPage } from '../pages/responses.ts';
import { isLoopbackHost, isSameOrigin } from '../pages/same-origin.ts';
import type { BounceList } from './bounce-list.ts';
import { type InboxFrame, link } from './inbox-frame.ts';
import { listView } from './inbox-list-view.ts';
import { mailView } from './inbox-mail-view.ts';
import { inboxStyle } from './inbox-style.ts';
import { inboxWords } from './inbox-words.ts';
import { linksOf, mailBody } from './mail-body.ts';
import type { MailFilter } from './mail-filter.ts';
import { bareAddress, recipientsOf, type StoredMail } from './stored-mail.ts';

const PAGE_SIZE = 100;
const MAIL_PATH = /^\/inbox\/([\w-]+)(?:\/(body)|\/attachments\/(\d+))?$/u;

/** The part of the emulator that the pages act on. */
export interface Inbox {
  list(filter?: MailFilter): StoredMail[];
  bounce(address: string, messageId: string): void;
  restore(address: string): void;
  complain(messageId: string, address: string): void;
}

/** Serves the inbox, to which the root leads; undefined for paths that belong to someone else. */
export function inboxPages(
  request: PageRequest,
  inbox: Inbox,
  bounces: BounceList,
  now: number,
): PageResponse | undefined {
  if (!/^\/(?:$|inbox(?:\.json$|\/|$))/u.test(request.path)) return undefined;
  if (!isLoopbackHost(request)) return textPage(403, 'Only for this machine');
  if (request.method === 'POST') return act(request, inbox);
  if (request.method !== 'GET' && request.method !== 'HEAD') return textPage(405, 'GET or POST');
  return read(request, inbox, bounces, now);
}

function read(request: PageRequest, inbox: Inbox, bounces: BounceList, now: number): PageResponse {
  if (request.path === '/') return seeOther('/inbox');
  if (request.path === '/inbox/style.css') return stylePage(inboxStyle);
  if (request.path === '/inbox.json') return listing(request, inbox);
  const frame = frameOf(request, now);
  if (request.path === '/inbox') return htmlPage(listView(listOf(request, inbox, frame)));
  return readMail(request.path, inbox, bounces, frame);
}

function readMail(
  path: string,
  inbox: Inbox,
  bounces: BounceList,
  frame: InboxFrame,
): PageResponse {
  const [, messageId = '', body, attachment] = MAIL_PATH.exec(path) ?? [];
  const [mail] = inbox.list({ messageId });
  if (mail === undefined) return textPage(404, frame.words.notFound);
  if (body !== undefined) return mailBody(mail);
  if (attachment !== undefined) return download(mail, Number(attachment), frame);
  const bouncing = recipientsOf(mail).filter((address) => bounces.has(address));
  return htmlPage(mailView({ ...frame, mail, bouncing }));
}

function download(mail: StoredMail, index: number, frame: InboxFrame): PageResponse {
  const file = mail.attachments[index];
  if (file === undefined) return textPage(404, frame.words.notFound);
  const name = encodeURIComponent(file.name);
  return respond(200, 'application/octet-stream', Buffer.from(file.base64, 'base64'), {
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
  });
}

function frameOf(request: PageRequest, now: number): InboxFrame {
  const words = inboxWords(request.query.get('lang'));
  const other = new URLSearchParams(request.query);
  other.set('lang', words.other.code);
  const code = words.lang === 'en' ? 'en' : 'zh';
  return { words, code, now, otherLanguage: `${request.path}?${other.toString()}` };
}

function listOf(request: PageRequest, inbox: Inbox, frame: InboxFrame) {
  const chosen = request.query.get('to') || undefined;
  const before = Number(request.query.get('before') ?? Infinity);
  const all = inbox.list();
  const addresses = [...new Set(all.flatMap(recipientsOf))].sort();
  const wanted = (chosen === undefined ? all : inbox.list({ to: chosen })).filter(
    (mail) => !(mail.sequence >= before),
  );
  const mails = wanted.slice(0, PAGE_SIZE);
  const older = wanted.length > PAGE_SIZE ? mails.at(-1)?.sequence : undefined;
  const shown = chosen === undefined ? undefined : bareAddress(chosen);
  return { ...frame, mails, addresses, chosen: shown, older };
}

/** `/inbox.json?to=…&tag=name:value`: for tests and tools. Attachments come without their content. */
function listing(request: PageRequest, inbox: Inbox): PageResponse {
  const to = request.query.get('to');
  const [name, value] = (request.query.get('tag') ?? '').split(':');
  const mails = inbox.list({
    ...(to ? { to } : {}),
    ...(name && value !== undefined ? { tag: { name, value } } : {}),
  });
  return jsonPage(200, { mails: mails.map(forTools) });
}

function forTools(mail: StoredMail) {
  const attachments = mail.attachments.map(({ base64: _content, ...file }) => file);
  return { ...mail, attachments, links: linksOf(mail) };
}

function act(request: PageRequest, inbox: Inbox): PageResponse {
  if (!isSameOrigin(request)) return textPage(403, 'This form belongs to the inbox page');
  const form = new URLSearchParams(request.body);
  const messageId = form.get('messageId') ?? '';
  const address = bareAddress(form.get('address') ?? '');
  const [mail] = inbox.list({ messageId });
  if (mail === undefined || !recipientsOf(mail).includes(address)) {
    return textPage(404, 'No such mail or recipient');
  }
  if (!run(request.path, inbox, messageId, address)) return textPage(404, 'No such act');
  const lang = form.get('lang') === 'en' ? 'en' : 'zh';
  return seeOther(link(`/inbox/${messageId}`, { lang }));
}

function run(path: string, inbox: Inbox, messageId: string, address: string): boolean {
  if (path === '/inbox/bounce') inbox.bounce(address, messageId);
  else if (path === '/inbox/restore') inbox.restore(address);
  else if (path === '/inbox/complain') inbox.complain(messageId, address);
  else return false;
  return true;
}
