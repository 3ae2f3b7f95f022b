import { momentText, zoneName } from '#contracts/format.ts';
import { DEMO_STAFF } from '../../emulators/identity/demo-staff.ts';
import { DEPARTMENT_LABELS, ROLE_LABELS } from '../../emulators/identity/demo-user.ts';
import { type Html, html } from '../../emulators/pages/html.ts';
import { headerOf, type PageRequest, type PageResponse } from '../../emulators/pages/page.ts';
import { htmlPage } from '../../emulators/pages/responses.ts';
import type { Host } from '../running.ts';
import { type StartWords, startWords } from './start-words.ts';

type Shown = Pick<Host, 'urls' | 'clock' | 'model'>;

/** The page that says what runs, who to be, what to try and what time it is. */
export function startPage(host: Shown, request: PageRequest): PageResponse {
  const words = startWords(request.query.get('lang'), headerOf(request, 'accept-language'));
  return htmlPage(html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="stylesheet" href="/start.css">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="top"><strong>Parley</strong>
<a href="${request.path}?lang=${words.other.lang}" lang="${words.other.lang}" hreflang="${words.other.lang}">${words.other.name}</a></header>
<main id="content" tabindex="-1">
<h1>${words.title}</h1>
<p class="quiet">${words.lead}</p>
${clockCard(host, words)}
<h2>${words.doors}</h2>
${doors(host, words)}
<h2>${words.try}</h2>
<ol class="steps">${words.steps.map((step) => html`<li>${step}</li>`)}</ol>
<h2>${words.people}</h2>
<p class="quiet">${words.peopleLead}</p>
${people(words)}
<h2>${words.running}</h2>
<p>${words.counts(countsOf(host))}</p>
<h2>${words.addresses}</h2>
${addresses(host)}
</main>
</body>
</html>`);
}

function clockCard({ clock }: Shown, words: StartWords): Html {
  const now = new Date(clock.now()).toISOString();
  // the zone of the bank, in which every other page prints
  const reader = { locale: words.lang, zone: 'Asia/Shanghai' } as const;
  return html`<section class="card clock" aria-label="${words.clock}">
<p><span class="quiet">${words.clock}</span><br><time datetime="${now}">${momentText(now, reader)}</time> <span class="quiet">${zoneName(reader)}</span></p>
<form method="post" action="/clock/forward">
<label for="by">${words.forward}</label>
<select id="by" name="by">${[1, 7, 15, 30].map((n) => html`<option value="${n}d">${words.days(n)}</option>`)}</select>
<button>${words.forward}</button>
</form></section>`;
}

function doors({ urls }: Shown, words: StartWords): Html {
  const door = (href: string, [name, what]: readonly [string, string]) =>
    html`<li class="card"><a href="${href}"><strong>${name}</strong></a>${what}</li>`;
  return html`<ul class="tiles">
${door('/', words.customer)}${door('/console/', words.console)}${door(urls.inbox, words.inbox)}
</ul>`;
}

function people(words: StartWords): Html {
  const key = words.lang === 'en' ? 'en' : 'zh';
  const rows = DEMO_STAFF.map((person) => {
    const name = key === 'en' ? person.pinyin : person.name;
    const roles = person.roles.map((role) => ROLE_LABELS[role][key]).join(', ');
    const department = DEPARTMENT_LABELS[person.department][key];
    return html`<tr><th scope="row">${name}</th><td class="who"><code>${person.username}</code> <span>${roles}</span> <span class="quiet">${department}</span></td></tr>`;
  });
  return html`<table>${rows}</table>`;
}

function addresses({ urls }: Shown): Html {
  const { apis, site, aws, issuer, inbox } = urls;
  const all = { site, ...apis, aws, issuer, inbox };
  const rows = Object.entries(all).map(
    ([name, url]) => html`<tr><th scope="row">${name}</th><td>${url}</td></tr>`,
  );
  return html`<table>${rows}</table>`;
}

function countsOf({ model }: Shown) {
  return {
    functions: model.functions.length,
    tables: model.tables.length,
    workflows: model.stateMachines.length,
    rules: model.rules.length,
    routes: model.apis.reduce((sum, api) => sum + api.routes.length, 0),
  };
}
