import { type Html, html } from '../pages/html.ts';
import type { InboxFrame } from './inbox-frame.ts';
import { inboxFrame, link } from './inbox-frame.ts';
import { moment } from './inbox-words.ts';
import { recipientsOf, type StoredMail } from './stored-mail.ts';

export interface InboxList extends InboxFrame {
  mails: readonly StoredMail[];
  addresses: readonly string[];
  chosen: string | undefined;
  /** Sequence below which older mails begin; undefined when there are none. */
  older: number | undefined;
}

export function listView(list: InboxList): Html {
  const { words } = list;
  const content = html`<h1>${words.title}</h1>
<p class="quiet">${words.explain}</p>
${filterForm(list)}
${list.mails.length === 0 && html`<p class="card">${words.empty}</p>`}
<ul class="mails">${list.mails.map((mail) => row(mail, list))}</ul>
${list.older !== undefined && html`<p><a href="${olderLink(list, list.older)}">${words.older}</a></p>`}`;
  return inboxFrame(list, words.title, content);
}

function filterForm({ words, code, addresses, chosen }: InboxList): Html {
  return html`<form class="row filter" method="get" action="/inbox">
<input type="hidden" name="lang" value="${code}">
<label><span>${words.filter}</span><select name="to">
<option value="">${words.everyone}</option>
${addresses.map((one) => html`<option value="${one}"${one === chosen && html` selected`}>${one}</option>`)}
</select></label>
<button>${words.show}</button></form>`;
}

function row(mail: StoredMail, { words, code }: InboxList): Html {
  return html`<li class="card mail">
<h2><a href="${link(`/inbox/${mail.messageId}`, { lang: code })}">${mail.subject}</a></h2>
<p>${words.to}${words.lang === 'en' ? ': ' : '：'}${recipientsOf(mail).join(', ')}</p>
<p class="quiet"><time datetime="${mail.sentAt}">${moment(Date.parse(mail.sentAt), words)}</time> ${fate(mail, words)}</p>
</li>`;
}

/** The last thing that became of the mail, in words and not by colour alone. */
function fate(mail: StoredMail, words: InboxList['words']): Html {
  const type = mail.events.at(-1)?.type ?? 'send';
  return html`<span class="badge ${type}">${words.event[type]}</span>`;
}

function olderLink(list: InboxList, before: number): string {
  const query = { lang: list.code, before: String(before) };
  return link('/inbox', list.chosen === undefined ? query : { ...query, to: list.chosen });
}
