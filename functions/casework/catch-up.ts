/**
 * Does what a case asks for by the clock. The index nominated it, the case itself decides: each command is given at the
 * version that was looked at, so that of any number of sweeps one acts.
 */
import { NamedError } from '#contracts/errors.ts';
import { theSystem } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command } from '#domain/commands.ts';
import { refusalNames } from '#domain/errors.ts';
import { canonical } from '#domain/hash-chain.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { nextWake, type Wake, wakesOf } from '#domain/wake.ts';
import type { Dependencies } from '#ports';
import { type CaseworkNeeds, carryOut } from './carry-out.ts';
import { deliverMails } from './deliver-mail.ts';
import type { Attempt } from './sweep.ts';

type Needs = CaseworkNeeds & Pick<Dependencies, 'mailer' | 'access'>;
type Refusals = Map<string, NamedError>;

/** More than a case can ask for at one instant: beyond it, its commands do not change what it asks for. */
const MOST_STEPS = 60;

const keyOf = ({ version }: Case, command: Command): string => `${version} ${canonical(command)}`;

const isRefusal = (error: NamedError): boolean =>
  (refusalNames as readonly string[]).includes(error.name);

/** True when it was done now; false when somebody else was faster. Remembers a refusal: the case contradicts itself. */
async function give(needs: Needs, it: Case, command: Command, refusals: Refusals) {
  const { caseId, version } = it;
  try {
    await carryOut(needs)({ caseId, command, actor: theSystem, expectedVersion: version });
    return true;
  } catch (error) {
    if (!(error instanceof NamedError)) throw error;
    if (isRefusal(error)) refusals.set(keyOf(it, command), error);
    else if (error.name !== 'StaleCase' && error.name !== 'CaseNotFound') throw error;
    return false;
  }
}

function nextCommand(it: Case, wakes: readonly Wake[], now: string, refusals: Refusals) {
  for (const { at, command } of wakes)
    if (at <= now && command && !refusals.has(keyOf(it, command))) return { at, command };
  return null;
}

/** Nothing was due after all: the nomination was stale, and must not come back every minute. */
async function correct({ cases }: Needs, it: Case, wakes: readonly Wake[]): Promise<Attempt> {
  await cases.rewake(it.caseId, nextWake(wakes), it.version);
  return { outcome: 'left' };
}

/**
 * Carries out everything that is due for the case, earliest first, and sends the mail it owes. Throws when the case refuses
 * what its own clocks ask for, after everything else that was due is done.
 */
export const catchUp =
  (needs: Needs) =>
  async (caseId: string): Promise<Attempt> => {
    const refusals: Refusals = new Map();
    let [acted, dueAt]: [boolean, string | undefined] = [false, undefined];
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const it = await needs.cases.load(caseId);
      if (!it) return { outcome: 'left' };
      const now = needs.clock.now();
      const wakes = wakesOf(it, profileOf(it), now);
      const next = nextCommand(it, wakes, now, refusals);
      if (next) {
        dueAt ??= next.at;
        acted = (await give(needs, it, next.command, refusals)) || acted;
        continue;
      }
      // the rows owe the mails: what fails here is sent by ResumeStuckTasks
      if (acted) await deliverMails(needs)(caseId).catch(() => undefined);
      for (const refusal of refusals.values()) throw refusal;
      return dueAt ? { outcome: acted ? 'done' : 'left', dueAt } : correct(needs, it, wakes);
    }
    throw new RangeError('What is due does not end');
  };
