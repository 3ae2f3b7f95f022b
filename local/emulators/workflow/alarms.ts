import type { LaptopClock } from '../../clock.ts';
import { alarmOf, type Execution, type Frame } from './execution.ts';
import { openTimers } from './timers.ts';

/** Wakes frames and executions when their time has come. */
export interface Alarms {
  /** Call for each stored frame, with the one that it replaces. */
  watch(execution: Execution, frame: Frame, before: Frame | undefined): void;
  /** Call once per execution for its machine-level deadline. */
  watchDeadline(execution: Execution): void;
  close(): void;
}

/** What an alarm sets off. */
export interface Ring {
  frame(execution: Execution, frame: Frame): void;
  deadline(execution: Execution): void;
}

/** Alarms on the laptop's clock; they follow it when it is moved. */
export function openAlarms(clock: LaptopClock, ring: Ring): Alarms {
  const timers = openTimers(clock);

  const arm = (execution: Execution, id: number, at: number) =>
    timers.arm(at, () => {
      const frame = execution.frames.get(id);
      const due = frame && alarmOf(frame);
      if (!frame || due === undefined) return;
      if (due > clock.now()) arm(execution, id, due);
      else ring.frame(execution, frame);
    });

  return {
    watch(execution, frame, before) {
      const at = alarmOf(frame);
      const armed = before && alarmOf(before);
      if (at === undefined) return;
      // an earlier alarm of the same frame looks again when it rings; one that has rung (a timeout before a retry) does not
      const looksAgain = armed !== undefined && armed > clock.now() && armed <= at;
      if (!looksAgain) arm(execution, frame.id, at);
    },
    watchDeadline(execution) {
      const { deadline } = execution.facts;
      if (deadline !== undefined) timers.arm(deadline, () => ring.deadline(execution));
    },
    close: () => timers.close(),
  };
}
