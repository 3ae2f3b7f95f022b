/** What routes that carry out one command have in common; a route is left with naming its command. */
import { type CaseworkNeeds, carryOut, type Order } from '#casework/carry-out.ts';
import { isShownByName } from '#casework/customer-sight.ts';
import { requireSight } from '#casework/staff-access.ts';
import { NamedError } from '#contracts/errors.ts';
import { fieldError } from '#contracts/field-messages.ts';
import type { Receipt } from '#contracts/views.ts';
import type { Command } from '#domain/commands.ts';
import type { Locale } from '#domain/vocabulary.ts';
import type { ApiRequest } from './api-handler.ts';
import { InvalidFields } from './problem.ts';

type CustomerAct = Pick<ApiRequest<'WithdrawCase'>, 'actor' | 'locale' | 'once' | 'session'> & {
  readonly body: { readonly expectedVersion?: number };
};
type StaffAct = Pick<ApiRequest<'WriteToCustomer'>, 'actor' | 'locale' | 'once' | 'path'> & {
  readonly body: { readonly expectedVersion?: number };
};

const versionOf = ({ expectedVersion }: CustomerAct['body']): Pick<Order, 'expectedVersion'> =>
  expectedVersion === undefined ? {} : { expectedVersion };

interface Change {
  readonly event: string;
  readonly by: string;
}
const changesIn = ({ more }: NamedError): readonly Change[] =>
  (more['changes'] ?? []) as readonly Change[];

const isConflict = (error: unknown): error is NamedError =>
  error instanceof NamedError && error.name === 'StaleCase';

/** A version that the case has never had is a wrong entry of the caller's, and nobody's act. */
const unlessAhead =
  (locale: Locale) =>
  (error: unknown): never => {
    const { known, current } = isConflict(error) ? error.values : {};
    if (!(Number(known) > Number(current))) throw error;
    throw new InvalidFields([fieldError('expectedVersion', 'noSuchVersion', locale, current)]);
  };

/** A conflict tells the customer what changed as the timeline would: no internal acts, no colleague's id. */
function toldToCustomer(error: unknown): unknown {
  if (!isConflict(error)) return error;
  const shown = changesIn(error)
    .filter((it) => isShownByName(it.event))
    .map((it) => ({ ...it, by: it.by === 'customer' || it.by === 'system' ? it.by : 'bank' }));
  return new NamedError('StaleCase', error.values, { changes: shown });
}

/** A conflict lists so many changes at the most; behind a full list there may be others. */
const LISTED = 20;

/** The version to go on from when everything that changed meanwhile was internal, such as a note: the customer's page still holds. */
function versionIfUnseen(error: unknown): number | null {
  if (!isConflict(error)) return null;
  const changes = changesIn(error);
  const { known, current } = error.values;
  const unseen =
    Number(known) < Number(current) &&
    changes.length < LISTED &&
    !changes.some((it) => isShownByName(it.event));
  return unseen ? Number(current) : null;
}

async function carryOutUnlessSeen(needs: CaseworkNeeds, order: Order): Promise<Receipt> {
  try {
    return await carryOut(needs)(order);
  } catch (error) {
    const expectedVersion = versionIfUnseen(error);
    if (expectedVersion === null) throw error;
    return carryOut(needs)({ ...order, expectedVersion });
  }
}

/** Carries out the customer's command on the one case of the session. */
export const customerActs =
  (needs: CaseworkNeeds) =>
  async ({ session, actor, locale, once, body }: CustomerAct, command: Command) => {
    const order = { caseId: session.caseId, command, actor, once, ...versionOf(body) };
    const receipt = await carryOutUnlessSeen(needs, order)
      .catch(unlessAhead(locale))
      .catch((error: unknown) => {
        throw toldToCustomer(error);
      });
    const { caseId: _, ...told } = receipt;
    return { ...told, events: told.events.filter(isShownByName) };
  };

/** Carries out a colleague's command on a case that they may see; others are told that there is no such case. */
export const staffActs =
  (needs: CaseworkNeeds) =>
  async (
    { path, actor, locale, once, body }: StaffAct,
    command: Command,
    more: Pick<Order, 'note' | 'check'> = {},
  ): Promise<Receipt> => {
    const check: Order['check'] = async (work) => {
      await requireSight(needs, work.case, actor);
      await more.check?.(work);
    };
    const order = { caseId: path.caseId, command, actor, once, ...versionOf(body), ...more, check };
    return carryOut(needs)(order).catch(unlessAhead(locale));
  };
