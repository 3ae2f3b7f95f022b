import { describe, expect, test } from 'vitest';
import { sesMailer } from '#adapters/ses-mailer.ts';
import type { Letter } from '#ports';
import { laptopMail } from '../local/mail/laptop-mail.ts';

const letter: Letter = {
  to: 'lin.mei@example.com',
  subject: '我们已收到您的申请',
  text: '您好',
  html: '<p>您好</p>',
  tags: { caseId: 'a', mailId: 'acknowledgement-1' },
};

async function openMailer(options: Parameters<typeof laptopMail>[0] = {}) {
  const laptop = await laptopMail(options);
  const mailer = sesMailer({
    client: laptop.ses,
    from: 'Parley <cases@parley.example>',
    configurationSet: 'parley',
  });
  return { ...laptop, mailer };
}

describe('a letter', () => {
  test('goes out once, and its tags come back with the provider’s events', async () => {
    const { mailer, told } = await openMailer();
    const id = await mailer.send(letter);
    await expect.poll(() => told.length).toBeGreaterThan(0);
    expect(told[0]).toMatchObject({
      detail: {
        mail: {
          messageId: id,
          destination: ['lin.mei@example.com'],
          tags: { caseId: ['a'], mailId: ['acknowledgement-1'] },
        },
      },
    });
  });

  test.each([
    ['a second recipient', { to: 'a@example.com,b@example.com' }],
    ['a recipient with a line break', { to: 'a@example.com\r\nBcc: b@example.com' }],
    ['a recipient with a display name', { to: '"x" <a@example.com>' }],
    ['no recipient', { to: '' }],
    ['a subject with a header of its own', { subject: 'Hello\r\nBcc: b@example.com' }],
    ['a subject with a line separator', { subject: 'Hello\u2028Bcc: b@example.com' }],
  ])('with %s is refused before it leaves', async (_what, forged) => {
    const { mailer, told } = await openMailer();
    await expect(mailer.send({ ...letter, ...forged })).rejects.toMatchObject({
      name: 'MailRefused',
    });
    expect(told).toEqual([]);
  });
});

describe('the provider’s refusals', () => {
  const refusing = (name: string) =>
    sesMailer({
      // the mailer uses nothing of the client but `send`
      client: {
        send: () => Promise.reject(Object.assign(new Error('lin.mei@…'), { name })),
      } as never,
      from: 'cases@parley.example',
      configurationSet: 'parley',
    });

  test.each([
    ['MessageRejected', 'MailRefused'],
    ['InvalidParameterValue', 'MailRefused'],
    ['Throttling', 'MailThrottled'],
    ['TooManyRequestsException', 'MailThrottled'],
    ['AccountSendingPausedException', 'AccountSendingPausedException'],
  ])('%s is called %s', async (name, ours) => {
    await expect(refusing(name).send(letter)).rejects.toMatchObject({ name: ours });
  });

  test('do not carry an address into our own message', async () => {
    const error = await refusing('MessageRejected')
      .send(letter)
      .catch((caught: unknown) => caught);
    expect(String(error)).toBe('MailRefused: MessageRejected');
  });
});
