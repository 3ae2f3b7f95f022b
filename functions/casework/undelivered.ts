/** A mail did not reach its customer, or was not welcome: a person calls instead, once per mail. */
import { NamedError } from '#contracts/errors.ts';
import { theSystem } from '#domain/actor.ts';
import type { CommandData } from '#domain/commands.ts';
import { refusalNames } from '#domain/errors.ts';
import type { Mail } from '#domain/rows.ts';
import { type CaseworkNeeds, carryOut } from './carry-out.ts';

type Undelivered = Pick<Mail, 'caseId' | 'mailId'>;
type Kind = CommandData<'RecordBounce'>['kind'];

const isRefusal = (error: unknown): boolean =>
  error instanceof NamedError && (refusalNames as readonly string[]).includes(error.name);

/** Makes the call task. A case that takes no calls any more is content with the reason on the mail's row. */
export const haveCustomerCalled =
  (needs: CaseworkNeeds) =>
  async ({ caseId, mailId }: Undelivered, kind: Kind): Promise<void> => {
    try {
      await carryOut(needs)({
        caseId,
        command: { name: 'RecordBounce', data: { mailId, kind } },
        actor: theSystem,
        once: { key: `undelivered#${caseId}#${mailId}`, requestHash: mailId },
      });
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  };
