/**
 * POST /api/sessions/codes — asks for a one-time code by mail. The answer is the same, and takes as long, whether or not the
 * case exists, has an address, or has had its three codes this hour.
 */
import { setTimeout } from 'node:timers/promises';
import { CODE_MINUTES, CODES_PER_HOUR, codeFor, newOpener } from '#casework/access-code.ts';
import { normalCaseNo } from '#casework/case-number.ts';
import type { Case } from '#domain/case.ts';
import { hashOf } from '#domain/hash-chain.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { renderLetter } from '#mail/render.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';
import { log } from '#runtime/log.ts';
import { mailing } from '#runtime/mailing.ts';

/** Longer than sending a mail takes, so that the time of the answer tells nothing (quality.md C4 no. 13). */
const ANSWER_AFTER_MS = 600;

type Needs = Pick<Dependencies, 'cases' | 'access' | 'clock' | 'ids' | 'mailer' | 'settings'> & {
  readonly pause: (ms: number) => Promise<unknown>;
};

/** The case with this number, and the id under which its codes are counted; an unknown number is looked up and counted too. */
async function lookUp({ cases }: Needs, caseNo: string) {
  const caseId = (await cases.idOf(caseNo)) ?? `none-${(await hashOf(caseNo)).slice(0, 32)}`;
  return { caseId, it: await cases.load(caseId) };
}

async function send({ mailer, clock, settings }: Needs, it: Case, code: string): Promise<void> {
  const letter = renderLetter({
    template: 'accessCode',
    case: it,
    event: null,
    profile: profileOf(it),
    siteUrl: settings.siteUrl,
    now: clock.now(),
    code: { code, minutes: CODE_MINUTES },
  });
  if (letter) await mailer.send(letter);
}

async function challenge(needs: Needs, typed: string) {
  const { clock, access } = needs;
  const opener = newOpener(needs);
  const { caseId, it } = await lookUp(needs, normalCaseNo(typed));
  const may = await access.mayAskCode(caseId, clock.now(), CODES_PER_HOUR);
  const code = await codeFor(needs, opener, it?.caseId);
  // a mail that fails must not show: the customer asks again, an operator sees the log
  if (it && may && code !== null)
    await send(needs, it, code).catch((error: unknown) =>
      log('REQUEST_FAILED', { route: 'RequestCode', code: 'MailNotSent', caseId }, error),
    );
  return opener;
}

export const requestCode =
  (needs: Needs) =>
  async ({ body }: ApiRequest<'RequestCode'>) => {
    const [asked] = await Promise.all([
      challenge(needs, body.caseNo),
      needs.pause(ANSWER_AFTER_MS),
    ]);
    return asked;
  };

export const handler = apiHandler('RequestCode', async (request) =>
  requestCode({ ...reading(), mailer: mailing(), pause: setTimeout })(request),
);
