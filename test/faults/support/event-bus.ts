/** EventBridge: every event at least once, at any time, in any order; what fails three times is left in the dead letters. */
import type { MailEvent } from '../../../functions/events/record-mail-event.ts';
import { recordMailEvent } from '../../../functions/events/record-mail-event.ts';
import { recordWorkflowEnd } from '../../../functions/events/record-workflow-end.ts';
import { scanEvidence } from '../../../functions/events/scan-evidence.ts';
import type { Chance } from './dice.ts';
import type { CallFunction, Needs } from './needs.ts';
import type { Stage } from './stage.ts';
import { MINUTE, SECOND } from './time.ts';

const TRIES = 3;
const ENDS = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;
type Work = (needs: Needs) => Promise<unknown>;

export class EventBus {
  readonly #stage: Stage;
  readonly #chance: Chance;
  readonly #call: CallFunction;
  #onTheirWay = 0;
  delivered = 0;
  /** What an operator plays again (docs/runbook.md). */
  #deadLetters: { name: string; work: Work }[] = [];
  #lost = 0;

  constructor(stage: Stage, chance: Chance, call: CallFunction) {
    this.#stage = stage;
    this.#chance = chance;
    this.#call = call;
  }

  get onTheirWay(): number {
    return this.#onTheirWay;
  }

  mail(event: MailEvent): void {
    this.#emit(`mail ${event.detail.eventType}`, (needs) => recordMailEvent(needs)(event));
  }

  /** The rule passes on those ends that are none of the case's. */
  ended(name: string, ended: string): void {
    const status = ENDS.find((it) => it === ended);
    if (!status) return;
    const event = { detail: { name, status, error: 'States.TaskFailed' } };
    this.#emit(`end ${name}`, (needs) => recordWorkflowEnd(needs)(event));
  }

  file(key: string): void {
    const event = { detail: { object: { key } } };
    this.#emit(`file ${key}`, (needs) => scanEvidence(needs)(event));
  }

  /** Plays the dead letters again; some ends of executions nobody plays again. */
  replay(): void {
    const letters = this.#deadLetters;
    this.#deadLetters = [];
    for (const { name, work } of letters)
      if (name.startsWith('end ') && this.#chance.is(0.3)) this.#lost += 1;
      else this.#emit(name, work);
  }

  /** How many ends of executions were never told since the last time: the nightly comparison must find them. */
  takeLost(): number {
    const lost = this.#lost;
    this.#lost = 0;
    return lost;
  }

  #emit(name: string, work: Work): void {
    const copies = this.#chance.is(0.1) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) void this.#deliver(name, work);
  }

  async #deliver(name: string, work: Work): Promise<void> {
    this.#onTheirWay += 1;
    const late = this.#chance.is(0.2)
      ? this.#chance.below(20 * MINUTE)
      : this.#chance.below(SECOND);
    await this.#stage.sleep(late);
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const { how } = await this.#call(name, 'event', work);
      if (how === 'done') {
        this.#onTheirWay -= 1;
        this.delivered += 1;
        return;
      }
      await this.#stage.sleep(attempt * MINUTE);
    }
    this.#onTheirWay -= 1;
    this.#deadLetters.push({ name, work });
  }
}
