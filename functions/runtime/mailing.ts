import { sesClient, sesMailer } from '#adapters/ses-mailer.ts';
import type { Mailer } from '#ports';
import { configOf } from './config.ts';
import { once } from './dependencies.ts';

/** Mail alone: SES may live in another region than the case. */
export const mailing = once((): Mailer => {
  const {
    MAIL_FROM: from,
    MAIL_CONFIGURATION_SET: configurationSet,
    MAIL_REGION,
  } = configOf('mail');
  return sesMailer({
    client: sesClient(MAIL_REGION),
    from,
    configurationSet,
  });
});
