import { SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { type LaptopMailbox, laptopMail, letter } from './laptop-mail.ts';

async function filled(): Promise<LaptopMailbox & { id: string }> {
  const box = await laptopMail();
  const { MessageId: id = '' } = await box.ses.send(new SendEmailCommand(letter()));
  return { ...box, id };
}

const form = (fields: Record<string, string>, origin: string | undefined) => ({
  method: 'POST',
  redirect: 'manual' as const,
  body: new URLSearchParams(fields),
  headers: origin === undefined ? {} : { origin },
});

describe('the inbox page', () => {
  it('lists mails in Chinese, and in English when asked', async () => {
    const { url, id } = await filled();
    const chinese = await (await fetch(`${url}/inbox`)).text();
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain(`/inbox/${id}?lang=zh`);
    const english = await (await fetch(`${url}/inbox?lang=en`)).text();
    expect(english).toContain('<h1>Inbox</h1>');
    expect(english).toContain('action="/clock/forward"');
  });

  it('writes the laptop’s time in Beijing time, with the weekday', async () => {
    const { url } = await laptopMail({ clock: { now: () => Date.parse('2026-12-09T16:05:00Z') } });
    const chinese = await (await fetch(`${url}/inbox`)).text();
    expect(chinese).toContain('2026年12月10日（星期四）00:05');
    const english = await (await fetch(`${url}/inbox?lang=en`)).text();
    expect(english).toContain('Thursday 10 December 2026, 00:05');
  });

  it('shows one recipient’s mails only', async () => {
    const { url, ses } = await filled();
    const Destination = { ToAddresses: ['li@customer.example'] };
    const Message = { Subject: { Data: 'for Li' }, Body: { Text: { Data: 't' } } };
    await ses.send(new SendEmailCommand(letter({ Destination, Message })));
    const page = await (await fetch(`${url}/inbox?to=LI@customer.example`)).text();
    expect(page).toContain('for Li');
    expect(page).not.toContain('我们已收到您的申请');
    expect(page).toContain('<option value="li@customer.example" selected>');
  });

  it('pages through more than a hundred mails', async () => {
    const { url, mail } = await laptopMail();
    for (let i = 1; i <= 101; i += 1) await mail.handleQuery(plainMail(`number ${i}`));
    const newest = await (await fetch(`${url}/inbox?lang=en`)).text();
    expect(newest.match(/class="card mail"/gu)).toHaveLength(100);
    const older = /href="([^"]*before=[^"]*)"/u.exec(newest)?.[1]?.replaceAll('&amp;', '&');
    const oldest = await (await fetch(`${url}${older}`)).text();
    expect(oldest).toContain('number 1<');
    expect(oldest.match(/class="card mail"/gu)).toHaveLength(1);
  });

  it('allows no script and no inline style, and forbids framing', async () => {
    const { url, id } = await filled();
    for (const path of ['/inbox', `/inbox/${id}`]) {
      const response = await fetch(url + path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|script-src/u);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(await response.text()).not.toMatch(/<script|<style|\sstyle=|\son\w+=/u);
    }
    const sheet = await fetch(`${url}/inbox/style.css`);
    expect(sheet.headers.get('content-type')).toContain('text/css');
  });

  it('escapes what mails say about themselves', async () => {
    const { url, mail } = await laptopMail();
    await mail.handleQuery(plainMail('<script>alert(1)</script>"\''));
    const page = await (await fetch(`${url}/inbox`)).text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;');
    expect(page).not.toContain('<script>');
  });

  it('shows the mail’s HTML in a sandbox whose links lead to the whole window', async () => {
    const { url, id } = await filled();
    const view = await (await fetch(`${url}/inbox/${id}`)).text();
    expect(view).toContain(`src="/inbox/${id}/body" sandbox="allow-popups`);
    expect(view).not.toContain('allow-scripts');
    const body = await fetch(`${url}/inbox/${id}/body`);
    const policy = body.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox allow-popups [^;]*allow-top-navigation-by-user-activation;/u);
    expect(policy).not.toContain('allow-scripts');
    expect(policy).not.toContain('allow-same-origin');
    expect(await body.text()).toContain('<head><base target="_top"></head>');
  });

  it('hands attachments out as downloads only', async () => {
    const { url, ses } = await laptopMail();
    const raw = [
      'From: a@parley.example',
      'To: b@customer.example',
      'Content-Type: text/html',
      'Content-Disposition: attachment; filename="a.html"',
      '',
      '<script>alert(1)</script>',
    ].join('\r\n');
    const message = { RawMessage: { Data: Buffer.from(raw) } };
    const { MessageId } = await ses.send(new SendRawEmailCommand(message));
    const file = await fetch(`${url}/inbox/${MessageId}/attachments/0`);
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''a.html");
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(await file.text()).toContain('alert');
    expect((await fetch(`${url}/inbox/${MessageId}/attachments/1`)).status).toBe(404);
  });

  it('lists mails with their links as JSON', async () => {
    const { url, id } = await filled();
    const query = '?to=wang@customer.example';
    const listing: unknown = await (await fetch(`${url}/inbox.json${query}`)).json();
    const links = ['http://127.0.0.1:1/case?a=1&b=2', 'http://127.0.0.1:1/text'];
    expect(listing).toMatchObject({ mails: [{ messageId: id, links }] });
    const none: unknown = await (await fetch(`${url}/inbox.json?tag=caseId:none`)).json();
    expect(none).toEqual({ mails: [] });
  });

  it('is where the bare address leads', async () => {
    const { url } = await laptopMail();
    const root = await fetch(`${url}/`, { redirect: 'manual' });
    expect(root.headers.get('location')).toBe('/inbox');
  });

  it('knows no other mail and leaves other paths to their owners', async () => {
    const { url, mail } = await laptopMail();
    expect((await fetch(`${url}/inbox/0100-unknown`)).status).toBe(404);
    const elsewhere = { method: 'GET', path: '/inboxes', query: new URLSearchParams(), body: '' };
    expect(await mail.pages({ ...elsewhere, headers: {} })).toBeUndefined();
  });
});

describe('acting on the inbox page', () => {
  const acts: [string, string][] = [
    ['bounce', 'Email Bounced'],
    ['complain', 'Email Complaint Received'],
  ];

  it.each(acts)('%s makes the event and returns to the mail', async (act, kind) => {
    const { url, id, mail, told } = await filled();
    const fields = { messageId: id, address: 'wang@customer.example', lang: 'en' };
    const answer = await fetch(`${url}/inbox/${act}`, form(fields, url));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/inbox/${id}?lang=en`);
    await mail.idle();
    expect(told.at(-1)).toMatchObject({ 'detail-type': kind });
  });

  it('offers to receive again once an address bounces', async () => {
    const { url, id, mail } = await filled();
    mail.bounce('wang@customer.example');
    expect(await (await fetch(`${url}/inbox/${id}`)).text()).toContain('action="/inbox/restore"');
    await fetch(
      `${url}/inbox/restore`,
      form({ messageId: id, address: 'wang@customer.example' }, url),
    );
    const view = await (await fetch(`${url}/inbox/${id}`)).text();
    expect(view).toContain('action="/inbox/bounce"');
    expect(view).not.toContain('action="/inbox/restore"');
  });

  it.each([['http://evil.example'], ['null'], [undefined]])(
    'refuses a form from %s',
    async (origin) => {
      const { url, id, mail, told } = await filled();
      const fields = { messageId: id, address: 'wang@customer.example' };
      expect((await fetch(`${url}/inbox/bounce`, form(fields, origin))).status).toBe(403);
      await mail.idle();
      expect(told).toHaveLength(2);
    },
  );

  it('refuses a name that only resolves to this machine', async () => {
    const { mail } = await filled();
    const query = new URLSearchParams();
    const headers = { host: 'evil.example:80', origin: 'http://evil.example:80' };
    const request = { path: '/inbox', query, body: '', headers };
    expect(await mail.pages({ ...request, method: 'GET' })).toMatchObject({ status: 403 });
    expect(await mail.pages({ ...request, method: 'POST' })).toMatchObject({ status: 403 });
  });

  it('acts on recipients of that mail only', async () => {
    const { url, id } = await filled();
    const fields = { messageId: id, address: 'someone@else.example' };
    expect((await fetch(`${url}/inbox/bounce`, form(fields, url))).status).toBe(404);
  });
});

function plainMail(subject: string): URLSearchParams {
  return new URLSearchParams({
    Action: 'SendEmail',
    Source: 'cases@parley.example',
    'Destination.ToAddresses.member.1': 'wang@customer.example',
    'Message.Subject.Data': subject,
    'Message.Body.Text.Data': 't',
  });
}
