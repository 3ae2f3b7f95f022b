import type { Run, Task } from '#domain/rows.ts';
import type { Clock, Ids, Letter, Mailer, WorkflowControl } from '#ports';

const DAY = 86_400_000;

export interface MovableClock extends Clock {
  /** Goes on by days, or to an instant; never back. */
  advance(step: number | string): void;
}

export function memoryClock(start: string): MovableClock {
  let now = start;
  return {
    now: () => now,
    advance(step) {
      const next =
        typeof step === 'string' ? step : new Date(Date.parse(now) + step * DAY).toISOString();
      if (next < now) throw new RangeError(`${next} is before ${now}`);
      now = next;
    },
  };
}

/** Ids in the order of asking: `id-1`, `XW-0000-0001`, `000001`. */
export function sequentialIds(): Ids {
  let [ids, numbers, codes] = [0, 0, 0];
  const digits = (count: number, width: number) => String(count).padStart(width, '0');
  return {
    id: () => `id-${++ids}`,
    caseNo: () => `XW-${digits(++numbers, 8).replace(/(.{4})$/, '-$1')}`,
    code: () => digits(++codes, 6),
  };
}

export interface RecordingWorkflow extends WorkflowControl {
  /** Tasks whose signal was delivered, in order. */
  readonly signals: readonly Task[];
  /** Runs that were started, each name once. */
  readonly starts: readonly Run[];
}

/** A state machine that only takes notes: a token is taken once, a name is started once. */
export function recordingWorkflow(): RecordingWorkflow {
  const signals: Task[] = [];
  const taken = new Set<string>();
  const starts: Run[] = [];
  return {
    signals,
    starts,
    async start(run) {
      const known = starts.some((it) => it.caseId === run.caseId && it.run === run.run);
      if (!known) starts.push(run);
    },
    async signal(task) {
      if (!task.token || taken.has(task.token)) return 'alreadyMovedOn';
      taken.add(task.token);
      signals.push(task);
      return 'delivered';
    },
  };
}

export interface RecordingMailer extends Mailer {
  readonly mails: readonly Letter[];
  /** Addresses that the provider refuses for good. */
  readonly refused: Set<string>;
}

export function recordingMailer(): RecordingMailer {
  const mails: Letter[] = [];
  const refused = new Set<string>();
  return {
    mails,
    refused,
    async send(letter) {
      if (refused.has(letter.to)) {
        throw Object.assign(new Error('The provider refuses this mail'), { name: 'MailRefused' });
      }
      mails.push(letter);
      return `message-${mails.length}`;
    },
  };
}
