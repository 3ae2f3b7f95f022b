import {
  CloneReceiptRuleSetCommand,
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SendEmailCommand,
  type SendEmailCommandInput,
  SendRawEmailCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { laptopMail, letter } from './laptop-mail.ts';

const DAY_MS = 86_400_000;

describe('sending through the SES client', () => {
  it('keeps everything the sender said', async () => {
    const { ses, mail } = await laptopMail();
    const sent = await ses.send(
      new SendEmailCommand(
        letter({
          ReplyToAddresses: ['help@parley.example'],
          ConfigurationSetName: 'notices',
          Tags: [{ Name: 'caseId', Value: 'C-1' }],
        }),
      ),
    );
    const [stored] = mail.list();
    expect(stored).toMatchObject({
      messageId: sent.MessageId,
      source: '协商 <cases@parley.example>',
      to: ['wang@customer.example'],
      replyTo: ['help@parley.example'],
      subject: '我们已收到您的申请',
      configurationSet: 'notices',
      tags: { caseId: ['C-1'] },
    });
    expect(stored?.html).toContain('您好');
    expect(stored?.text).toContain('您好');
  });

  it('reads a raw message with attachment, tags and hidden recipients', async () => {
    const { ses, mail } = await laptopMail();
    await ses.send(
      new SendRawEmailCommand({
        RawMessage: { Data: Buffer.from(RAW) },
        Destinations: ['wang@customer.example', 'archive@parley.example'],
      }),
    );
    const [stored] = mail.list();
    expect(stored).toMatchObject({
      source: '协商 <cases@parley.example>',
      subject: '方案',
      to: ['wang@customer.example'],
      bcc: ['archive@parley.example'],
      configurationSet: 'notices',
      tags: { caseId: ['C-2'] },
    });
    expect(stored?.text?.trim()).toBe('hello');
    expect(stored?.attachments).toMatchObject([{ name: 'plan.txt', bytes: 4 }]);
  });

  it('moves the time of mails with the laptop clock and counts the last 24 hours by it', async () => {
    const { ses, mail, clock } = await laptopMail();
    await ses.send(new SendEmailCommand(letter()));
    expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ SentLast24Hours: 1 });
    clock.forward(3 * DAY_MS);
    await ses.send(new SendEmailCommand(letter()));
    const [later, earlier] = mail.list();
    const gap = Date.parse(later?.sentAt ?? '') - Date.parse(earlier?.sentAt ?? '');
    expect(gap).toBeGreaterThanOrEqual(3 * DAY_MS);
    expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ SentLast24Hours: 1 });
  });

  it('lists newest first and filters by recipient and tag', async () => {
    const { ses, mail } = await laptopMail();
    const to = (address: string) => ({ Destination: { ToAddresses: [address] } });
    await ses.send(new SendEmailCommand(letter(to('first@customer.example'))));
    const tags = { Tags: [{ Name: 'caseId', Value: 'C-9' }] };
    await ses.send(
      new SendEmailCommand(letter({ ...to('Li <Second@customer.example>'), ...tags })),
    );
    expect(mail.list().map((one) => one.to[0])).toEqual([
      'Li <Second@customer.example>',
      'first@customer.example',
    ]);
    expect(mail.list({ to: 'second@customer.example' })).toHaveLength(1);
    expect(mail.list({ tag: { name: 'caseId', value: 'C-9' } })).toHaveLength(1);
    expect(mail.list({ tag: { name: 'caseId', value: 'C-1' } })).toHaveLength(0);
  });

  it('verifies an identity for good and says so', async () => {
    const { ses, dir } = await laptopMail();
    await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: 'me@elsewhere.example' }));
    const again = await laptopMail({ dir });
    await again.ses.send(new SendEmailCommand(letter({ Source: 'me@elsewhere.example' })));
    expect(again.mail.list()).toHaveLength(1);
    const known = await again.ses.send(new ListIdentitiesCommand({}));
    expect(known.Identities).toEqual(['parley.example', 'me@elsewhere.example']);
    const asked = { Identities: ['me@elsewhere.example', 'stranger@else.example'] };
    const found = await again.ses.send(new GetIdentityVerificationAttributesCommand(asked));
    expect(found.VerificationAttributes).toEqual({
      'me@elsewhere.example': { VerificationStatus: 'Success' },
    });
    expect(await again.ses.send(new GetAccountSendingEnabledCommand({}))).toMatchObject({
      Enabled: true,
    });
  });
});

describe('refusals in SES words', () => {
  const refusals: [string, Partial<SendEmailCommandInput>, string][] = [
    ['an unknown sender', { Source: 'cases@elsewhere.example' }, 'MessageRejected'],
    ['a domain that only ends alike', { Source: 'a@notparley.example' }, 'MessageRejected'],
    ['no recipient', { Destination: {} }, 'InvalidParameterValue'],
    ['51 recipients', { Destination: { ToAddresses: crowd(51) } }, 'InvalidParameterValue'],
    ['an address without domain', to('wang'), 'InvalidParameterValue'],
    ['two addresses in one', to('a@b.example,c@d.example'), 'InvalidParameterValue'],
    [
      'an address with a line break',
      to('a@b.example\r\nBcc: x@y.example'),
      'InvalidParameterValue',
    ],
    ['an unencoded display name', to('王 <a@b.example>'), 'InvalidParameterValue'],
    ['a sender with a line break', { Source: 'a@parley.example\nX: y' }, 'InvalidParameterValue'],
    ['a subject with a line break', subject('hello\nBcc: x@y.example'), 'InvalidParameterValue'],
    ['a tag with other signs', { Tags: [{ Name: 'case', Value: 'C 1' }] }, 'InvalidParameterValue'],
    ['a mail without body', { Message: { Subject: { Data: 's' }, Body: {} } }, 'ValidationError'],
  ];

  it.each(refusals)('refuses %s', async (_what, overrides, name) => {
    const { ses, mail } = await laptopMail();
    await expect(ses.send(new SendEmailCommand(letter(overrides)))).rejects.toMatchObject({ name });
    expect(mail.list()).toHaveLength(0);
  });

  it('refuses a raw message from an unknown sender', async () => {
    const { ses } = await laptopMail();
    const raw = RAW.replaceAll('cases@parley.example', 'cases@elsewhere.example');
    const send = ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(raw) } }));
    await expect(send).rejects.toMatchObject({ name: 'MessageRejected' });
  });

  it('answers an operation it does not have at once', async () => {
    const { ses } = await laptopMail();
    const copy = new CloneReceiptRuleSetCommand({ RuleSetName: 'a', OriginalRuleSetName: 'b' });
    await expect(ses.send(copy)).rejects.toMatchObject({
      name: 'InvalidAction',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('answers a call without action, and one named like an inherited member', async () => {
    const { mail } = await laptopMail();
    for (const action of ['', 'constructor', 'toString']) {
      const answer = await mail.handleQuery(new URLSearchParams({ Action: action }));
      expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('InvalidAction') });
    }
  });

  it('throttles above the rate and recovers a second later', async () => {
    const { ses, clock } = await laptopMail({ mailsPerSecond: 1 });
    await ses.send(new SendEmailCommand(letter()));
    const second = ses.send(new SendEmailCommand(letter()));
    await expect(second).rejects.toMatchObject({ name: 'Throttling' });
    clock.forward(1_000);
    await expect(ses.send(new SendEmailCommand(letter()))).resolves.toHaveProperty('MessageId');
  });

  it('knows the stack’s configuration sets', async () => {
    const { ses } = await laptopMail({ configurationSets: ['notices'] });
    const typo = ses.send(new SendEmailCommand(letter({ ConfigurationSetName: 'notice' })));
    await expect(typo).rejects.toMatchObject({ name: 'ConfigurationSetDoesNotExistException' });
  });

  it('fails on request, so that callers can be tested', async () => {
    const { ses, mail } = await laptopMail();
    mail.failNext('MailFromDomainNotVerifiedException');
    const refused = ses.send(new SendEmailCommand(letter()));
    await expect(refused).rejects.toMatchObject({ name: 'MailFromDomainNotVerifiedException' });
    await expect(ses.send(new SendEmailCommand(letter()))).resolves.toHaveProperty('MessageId');
  });
});

function to(address: string): Partial<SendEmailCommandInput> {
  return { Destination: { ToAddresses: [address] } };
}

function subject(text: string): Partial<SendEmailCommandInput> {
  return { Message: { Subject: { Data: text }, Body: { Text: { Data: 't' } } } };
}

function crowd(n: number): string[] {
  return Array.from({ length: n }, (_none, i) => `person${i}@customer.example`);
}

const RAW = [
  'From: =?UTF-8?B?5Y2P5ZWG?= <cases@parley.example>',
  'To: wang@customer.example',
  'Subject: =?UTF-8?B?5pa55qGI?=',
  'X-SES-CONFIGURATION-SET: notices',
  'X-SES-MESSAGE-TAGS: caseId=C-2',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'hello',
  '--b',
  'Content-Type: text/plain; name=plan.txt',
  'Content-Disposition: attachment; filename=plan.txt',
  '',
  'plan',
  '--b--',
  '',
].join('\r\n');
