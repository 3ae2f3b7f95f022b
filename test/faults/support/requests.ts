/** How a client sends a request: again under the same key until it is answered, sometimes twice at once. */
import { errors, NamedError } from '#contracts/errors.ts';
import type { Receipt } from '#contracts/views.ts';
import type { Ended } from './calls.ts';
import type { Needs } from './needs.ts';
import { SECOND } from './time.ts';
import type { World } from './world.ts';

export interface Request {
  /** Null for a case that it opens. */
  readonly caseId: string | null;
  /** Idempotency key, which stays the same however often it is sent. */
  readonly purpose: string;
  readonly send: (needs: Needs) => Promise<Receipt>;
}

/** Refusals that trying again does not change. */
const isFinal = (error: unknown): error is NamedError =>
  error instanceof NamedError && (!errors[error.name].retryable || error.name === 'StaleCase');

/** What injected faults may look like to whoever called; anything else is a defect. */
const fromOutside =
  /Throttl|Timeout|Throughput|InternalServerError|InternalFailure|RequestLimit|SlowDown|InternalError|TransactionCanceled|TransactionConflict/;

function judge(
  { ledger }: World,
  request: Request,
  ended: Ended<Receipt>,
  known: boolean,
): boolean {
  if (ended.how === 'done') {
    ledger.told.push({ purpose: request.purpose, receipt: ended.value });
    return true;
  }
  if (ended.how === 'crashed') return false;
  const { error } = ended;
  if (isFinal(error)) {
    ledger.refused.push({ purpose: request.purpose, error: error.name, before: known });
    return true;
  }
  const name = error instanceof Error ? error.name : String(error);
  if (!(error instanceof NamedError) && !fromOutside.test(name))
    ledger.faults.push(
      `${request.purpose} met ${String(error instanceof Error ? error.stack : error)}`,
    );
  return false;
}

const MOST_TRIES = 6;

/** Sends a request until it is answered, sometimes twice at once; some give up and never know. */
export async function submit(world: World, request: Request): Promise<void> {
  const { chance, stage, ledger } = world;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    // a merge writes into the case that goes on before it closes its own
    const known = ledger
      .committedFor(request.purpose)
      .some(({ caseId }) => (request.caseId ?? caseId) === caseId);
    const once = () => world.call('api', request.purpose, request.send);
    const copies = chance.is(0.1) ? [once(), once()] : [once()];
    const answers = await Promise.all(copies);
    const over = answers.map((ended) => judge(world, request, ended, known));
    if (over.some(Boolean) || chance.is(0.05)) return;
    await stage.sleep(chance.below(5 * SECOND));
  }
}
