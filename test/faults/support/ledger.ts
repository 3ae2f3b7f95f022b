/** What really happened, as somebody sees it who stands between the functions and the table. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { TASKS } from '#adapters/dynamo/keys.ts';
import type { Receipt } from '#contracts/views.ts';
import type { Actor } from './calls.ts';
import type { SdkCommand } from './table-line.ts';

export interface Committed {
  readonly purpose: string;
  readonly caseId: string;
  readonly version: number;
}

/** What a client was told in the end. */
export interface Told {
  readonly purpose: string;
  readonly receipt: Receipt;
}

export class Ledger {
  /** Requests made so far. */
  requests = 0;
  /** Files that lie where the bank asked for them. */
  readonly handedIn: { readonly caseId: string; readonly evidenceId: string }[] = [];
  readonly committed: Committed[] = [];
  readonly told: Told[] = [];
  /** Refused for good, and never tried again. */
  readonly refused: { purpose: string; error: string; before: boolean }[] = [];
  /** Task → how often it was closed. */
  readonly closings = new Map<string, number>();
  /** Mails that whoever sent them has also settled: `case/mail` with the sender. */
  readonly settled = new Set<string>();
  /** What should never be, found on the way. */
  readonly faults: string[] = [];
  readonly #actors = new Map<Actor, number>();

  /** A sign for a function's call that tells it from all others. */
  mark(actor: Actor): number {
    const known = this.#actors.get(actor) ?? this.#actors.size + 1;
    this.#actors.set(actor, known);
    return known;
  }

  committedFor(purpose: string): Committed[] {
    return this.committed.filter((it) => it.purpose === purpose);
  }

  readonly written = (actor: Actor, operation: string, input: SdkCommand['input']): void => {
    if (operation === 'UpdateItem') this.#updated(actor, input as unknown as Update);
    // the shape of the command that the adapters give
    else for (const item of input['TransactItems'] as TransactItem[]) this.#wrote(actor, item);
  };

  #wrote(actor: Actor, { Put, Update }: TransactItem): void {
    const item = Put && unmarshall(Put.Item as Parameters<typeof unmarshall>[0]);
    if (item?.['sk'] === 'CASE')
      this.committed.push({
        purpose: actor.purpose,
        caseId: String(item['pk']).slice('CASE#'.length),
        version: Number(item['version']),
      });
    if (Update) this.#updated(actor, Update);
  }

  #updated(actor: Actor, { Key, ExpressionAttributeValues: values = {} }: Update): void {
    const sk = Key['sk']?.S ?? '';
    const place = `${Key['pk']?.S?.slice('CASE#'.length)}/${sk.split('#').slice(1).join('#')}`;
    const status = values[':new_status']?.S;
    if (sk.startsWith(TASKS) && status === 'answered')
      this.closings.set(place, (this.closings.get(place) ?? 0) + 1);
    if (sk.startsWith('MAIL#') && status === 'sent')
      this.settled.add(`${place} by ${this.mark(actor)}`);
  }
}

interface Update {
  readonly Key: Readonly<Record<string, { readonly S?: string }>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>;
}
interface TransactItem {
  readonly Put?: { readonly Item: object };
  readonly Update?: Update;
}
