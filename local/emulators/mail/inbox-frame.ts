import { type Html, html } from '../pages/html.ts';
import { type InboxWords, moment } from './inbox-words.ts';

/** What every inbox page needs: the language and the laptop's time. */
export interface InboxFrame {
  words: InboxWords;
  code: 'zh' | 'en';
  now: number;
  /** Path and query of this page in the other language. */
  otherLanguage: string;
}

export function inboxFrame(frame: InboxFrame, title: string, content: Html): Html {
  const { words } = frame;
  return html`<!doctype html>
<html lang="${words.lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Parley</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/inbox/style.css"></head>
<body><a class="skip" href="#content">${words.skip}</a>
<header class="bar"><div class="top">
<p>${words.clock}${words.lang === 'en' ? ': ' : '：'}<time datetime="${new Date(frame.now).toISOString()}">${moment(frame.now, words)}</time> <span class="quiet">${words.beijing}</span></p>
${forwardForm(words)}
<a href="${frame.otherLanguage}" lang="${words.other.lang}" hreflang="${words.other.lang}">${words.other.name}</a>
</div></header>
<main id="content" tabindex="-1">${content}</main></body></html>`;
}

/** The host answers this post: the clock belongs to it. */
function forwardForm(words: InboxWords): Html {
  return html`<form class="row" method="post" action="/clock/forward">
<label><span>${words.howFar}</span><select name="by">
${[1, 7, 15, 30].map((n) => html`<option value="${n}d">${words.days(n)}</option>`)}
</select></label><button>${words.forward}</button></form>`;
}

/** A path with its query, safely encoded. */
export function link(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
