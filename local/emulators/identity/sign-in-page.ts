import { type Html, html } from '../pages/html.ts';
import { REQUEST_FIELDS } from './authorization-request.ts';
import { DEPARTMENT_LABELS, type DemoUser, ROLE_LABELS, type Role } from './demo-user.ts';

/** The page where one chooses whom to be; each person is a button that posts the whole request back. */
export function signInPage(
  users: readonly DemoUser[],
  action: string,
  params: URLSearchParams,
): Html {
  const roles = [...new Set(users.flatMap((user) => user.roles))];
  const content = html`<h1>选择您的身份 <span lang="en" class="quiet">Choose who to be</span></h1>
<p>仅用于本机演示，不需要密码。<br><span lang="en" class="quiet">For this laptop only: no password is needed.</span></p>
<form method="post" action="${action}">
${REQUEST_FIELDS.map((name) => repeated(name, params))}
${roles.map((role) => roleSection(role, users))}
</form>`;
  return frame(content, '选择您的身份 · Choose who to be', action);
}

function repeated(name: string, params: URLSearchParams): Html | undefined {
  const value = params.get(name);
  return value === null ? undefined : html`<input type="hidden" name="${name}" value="${value}">`;
}

/** A refusal that must not be redirected, since the address to return to is not to be trusted. */
export function refusalPage(reason: string, consoles: readonly string[], action: string): Html {
  const content = html`<h1>无法登录 <span lang="en" class="quiet">Sign-in refused</span></h1>
<p>登录请求有误，请从工作台重新开始。<br><span lang="en" class="quiet">The sign-in request is wrong. Start again from the console.</span></p>
<p class="quiet"><code>${reason}</code></p>
${doors(consoles)}`;
  return frame(content, '无法登录 · Sign-in refused', action);
}

/** The issuer's first page: people sign in from the console and not from here. */
export function issuerPage(consoles: readonly string[], action: string): Html {
  const content = html`<h1>登录服务 <span lang="en" class="quiet">Sign-in service</span></h1>
<p>员工在工作台登录时会到这里选择身份。<br><span lang="en" class="quiet">Staff come here from the console to choose who to be.</span></p>
${doors(consoles)}`;
  return frame(content, '登录服务 · Sign-in service', action);
}

function doors(consoles: readonly string[]): Html {
  return html`<ul>${consoles.map((home) => html`<li><a href="${home}">打开工作台 <span lang="en">Open the console</span></a></li>`)}</ul>`;
}

function roleSection(role: Role, users: readonly DemoUser[]): Html {
  const label = ROLE_LABELS[role];
  const people = users.filter((user) => user.roles.includes(role));
  return html`<section aria-labelledby="role-${role}"><h2 id="role-${role}">${label.zh} <span lang="en" class="quiet">${label.en}</span></h2>
<ul class="people">${people.map((user) => html`<li>${personButton(user, role)}</li>`)}</ul></section>`;
}

function personButton(user: DemoUser, role: Role): Html {
  const department = DEPARTMENT_LABELS[user.department];
  const title = ROLE_LABELS[role];
  return html`<button name="username" value="${user.username}"><span class="person">${user.name} <span lang="en">${user.pinyin}</span></span>
<span>${title.zh} · ${department.zh}</span>
<span lang="en" class="quiet small">${title.en}, ${department.en}</span>
<code class="quiet">${user.username}</code></button>`;
}

function frame(content: Html, title: string, action: string): Html {
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Parley</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${action}/style.css"></head>
<body><main>${content}</main></body></html>`;
}
