import { SendEmailCommand } from '@aws-sdk/client-ses';
import { expect, it, vi } from 'vitest';
import type { SesEvent } from '../../../local/emulators/mail/ses-events.ts';
import { freshFolder, laptopMail, letter } from './laptop-mail.ts';

const kinds = (events: readonly SesEvent[]) => events.map((event) => event['detail-type']);

it('tells that a mail was sent and delivered, with its tags as lists', async () => {
  const { ses, mail, told } = await laptopMail();
  const tags = [{ Name: 'caseId', Value: 'C-1' }];
  const { MessageId } = await ses.send(
    new SendEmailCommand(letter({ Tags: tags, ConfigurationSetName: 'notices' })),
  );
  await mail.idle();
  expect(kinds(told)).toEqual(['Email Sent', 'Email Delivered']);
  expect(told[1]).toMatchObject({
    source: 'aws.ses',
    detail: {
      eventType: 'Delivery',
      mail: {
        messageId: MessageId,
        tags: { caseId: ['C-1'], 'ses:configuration-set': ['notices'] },
      },
      delivery: { recipients: ['wang@customer.example'] },
    },
  });
});

it('tells a bounce for listed addresses and a delivery for the others, until they are restored', async () => {
  const { ses, mail, told } = await laptopMail();
  mail.bounce('Wang@customer.example');
  const both = { ToAddresses: ['Wang <wang@customer.example>', 'li@customer.example'] };
  await ses.send(new SendEmailCommand(letter({ Destination: both })));
  await mail.idle();
  expect(kinds(told)).toEqual(['Email Sent', 'Email Delivered', 'Email Bounced']);
  expect(told[1]?.detail).toMatchObject({ delivery: { recipients: ['li@customer.example'] } });
  expect(told[2]?.detail).toMatchObject({
    bounce: {
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'wang@customer.example' }],
    },
  });
  mail.restore('wang@customer.example');
  told.length = 0;
  await ses.send(new SendEmailCommand(letter()));
  await mail.idle();
  expect(kinds(told)).toEqual(['Email Sent', 'Email Delivered']);
});

it('remembers the bounce list over a restart', async () => {
  const first = await laptopMail();
  first.mail.bounce('wang@customer.example');
  const { ses, mail, told } = await laptopMail({ dir: first.dir });
  await ses.send(new SendEmailCommand(letter()));
  await mail.idle();
  expect(kinds(told)).toEqual(['Email Sent', 'Email Bounced']);
});

it('tells late bounces and complaints about a delivered mail', async () => {
  const { ses, mail, told } = await laptopMail();
  const { MessageId = '' } = await ses.send(new SendEmailCommand(letter()));
  mail.bounce('wang@customer.example', MessageId);
  mail.complain(MessageId, 'wang@customer.example');
  await mail.idle();
  expect(kinds(told).slice(2)).toEqual(['Email Bounced', 'Email Complaint Received']);
});

it('tells again after a restart what was not acknowledged, with the same id', async () => {
  const dir = freshFolder();
  const tries: SesEvent[] = [];
  const deaf = async (event: SesEvent) => {
    tries.push(event);
    throw new Error('nobody listens');
  };
  const first = await laptopMail({ dir, emit: deaf });
  await first.ses.send(new SendEmailCommand(letter()));
  await first.mail.idle();
  await first.mail.close();
  expect(kinds(tries)).toEqual(['Email Sent']);

  const second = await laptopMail({ dir });
  await second.mail.idle();
  expect(kinds(second.told)).toEqual(['Email Sent', 'Email Delivered']);
  expect(second.told[0]?.id).toBe(tries[0]?.id);
  await second.mail.close();

  const third = await laptopMail({ dir });
  await third.mail.idle();
  expect(third.told).toEqual([]);
});

it('tries a refused event again by itself, in order', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const told: SesEvent[] = [];
    let refusals = 2;
    const emit = async (event: SesEvent) => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('busy');
      told.push(event);
    };
    const { mail } = await laptopMail({ emit });
    await mail.handleQuery(sendQuery());
    await mail.idle();
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    await mail.idle();
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    await mail.idle();
    expect(kinds(told)).toEqual(['Email Sent', 'Email Delivered']);
  } finally {
    vi.useRealTimers();
  }
});

it('tells nothing of mails outside the stack’s configuration sets, unless one is the default', async () => {
  const silent = await laptopMail({ configurationSets: ['notices'] });
  await silent.ses.send(new SendEmailCommand(letter()));
  await silent.mail.idle();
  expect(silent.told).toEqual([]);
  const sets = { configurationSets: ['notices'], defaultConfigurationSet: 'notices' };
  const heard = await laptopMail(sets);
  await heard.ses.send(new SendEmailCommand(letter()));
  await heard.mail.idle();
  expect(kinds(heard.told)).toEqual(['Email Sent', 'Email Delivered']);
});

function sendQuery(): URLSearchParams {
  return new URLSearchParams({
    Action: 'SendEmail',
    Source: 'cases@parley.example',
    'Destination.ToAddresses.member.1': 'wang@customer.example',
    'Message.Subject.Data': 's',
    'Message.Body.Text.Data': 't',
  });
}
