import { laptopClock } from '../../../local/clock.ts';
import { openMail } from '../../../local/emulators/mail/mail-emulator.ts';

/** Sends mails until it is killed; prints the id of each one that was acknowledged. */
const mail = await openMail({
  dir: process.argv[2] ?? '',
  clock: laptopClock(),
  emit: async () => {},
});
for (let i = 0; ; i += 1) {
  const answer = await mail.handleQuery(
    new URLSearchParams({
      Action: 'SendEmail',
      Source: 'cases@parley.example',
      'Destination.ToAddresses.member.1': 'wang@customer.example',
      'Message.Subject.Data': `mail ${i}`,
      'Message.Body.Text.Data': 'x'.repeat(20_000),
    }),
  );
  process.stdout.write(`${/<MessageId>(.*)<\/MessageId>/u.exec(answer.body.toString())?.[1]}\n`);
  await new Promise((resolve) => setImmediate(resolve));
}
