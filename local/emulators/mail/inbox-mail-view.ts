import { type Html, html } from '../pages/html.ts';
import { type InboxFrame, inboxFrame, link } from './inbox-frame.ts';
import { type InboxWords, moment } from './inbox-words.ts';
import { letterHeight } from './letter-height.ts';
import { MAIL_SANDBOX } from './mail-body.ts';
import { recipientsOf, type StoredMail } from './stored-mail.ts';

export interface MailView extends InboxFrame {
  mail: StoredMail;
  /** Recipients whose mails bounce at the moment. */
  bouncing: readonly string[];
}

export function mailView(view: MailView): Html {
  const { mail, words, code } = view;
  const content = html`<p><a href="${link('/inbox', { lang: code })}">${words.back}</a></p>
<article><h1>${mail.subject}</h1>
<div class="card">${people(view)}</div>
<h2>${words.body}</h2>
${body(view)}
${attachments(view)}
<h2>${words.events}</h2><div class="card">${events(view)}</div>
<div class="card acts">${recipientsOf(mail).map((address) => acts(address, view))}</div>
${fold(words.tags, pairs(Object.entries(mail.tags).map(([name, values]) => [name, values.join(', ')])))}
${fold(words.headers, pairs(mail.headers.map(({ name, value }) => [name, value])))}
</article>`;
  return inboxFrame(view, mail.subject, content);
}

function people({ mail, words }: MailView): Html {
  const rows: [string, string][] = [
    [words.from, mail.source],
    [words.to, mail.to.join(', ')],
    [words.cc, mail.cc.join(', ')],
    [words.bcc, mail.bcc.join(', ')],
    [words.replyTo, mail.replyTo.join(', ')],
    [words.sent, `${moment(Date.parse(mail.sentAt), words)} ${words.beijing}`],
  ];
  return pairs(rows.filter(([, value]) => value !== ''));
}

function pairs(rows: readonly (readonly [string, string])[]): Html {
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function body({ mail, words }: MailView): Html {
  const text = html`<div class="card"><pre>${mail.text ?? ''}</pre></div>`;
  if (mail.html === undefined) return html`<p class="quiet">${words.noHtml}</p>${text}`;
  return html`<iframe class="${letterHeight(mail.text ?? '')}" title="${words.body}" src="/inbox/${mail.messageId}/body" sandbox="${MAIL_SANDBOX}"></iframe>
${mail.text !== undefined && fold(words.textPart, text)}`;
}

function fold(name: string, content: Html): Html {
  return html`<details><summary>${name}</summary>${content}</details>`;
}

function attachments({ mail, words }: MailView): Html | undefined {
  if (mail.attachments.length === 0) return undefined;
  const items = mail.attachments.map(
    (file, i) =>
      html`<li><a href="/inbox/${mail.messageId}/attachments/${i}">${file.name}</a> <span class="quiet">${file.contentType}, ${file.bytes} B</span></li>`,
  );
  return html`<h2>${words.attachments}</h2><ul>${items}</ul>`;
}

function events({ mail, words }: MailView): Html {
  return html`<ol class="events">${mail.events.map((event) => eventLine(event, words))}</ol>`;
}

function eventLine(event: StoredMail['events'][number], words: InboxWords): Html {
  const waiting =
    event.acknowledgedAt === undefined && html` <span class="quiet">${words.waiting}</span>`;
  return html`<li><span class="badge ${event.type}">${words.event[event.type]}</span> ${event.recipients.join(', ')} <time class="quiet" datetime="${event.at}">${moment(Date.parse(event.at), words)}</time>${waiting}</li>`;
}

function acts(address: string, view: MailView): Html {
  const { words } = view;
  if (view.bouncing.includes(address)) return act('restore', words.restore(address), address, view);
  return html`${act('bounce', words.bounce(address), address, view)}<p class="quiet">${words.bounceHint}</p>
${act('complain', words.complain(address), address, view)}`;
}

function act(name: string, label: string, address: string, { mail, code }: MailView): Html {
  return html`<form method="post" action="/inbox/${name}">
<input type="hidden" name="messageId" value="${mail.messageId}"><input type="hidden" name="address" value="${address}">
<input type="hidden" name="lang" value="${code}"><button class="warn">${label}</button></form>`;
}
