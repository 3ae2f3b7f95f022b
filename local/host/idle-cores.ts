import { cpus } from 'node:os';

/** A share of idle time below which one more thread would only take turns with the others. */
const ENOUGH = 0.15;
/** Shorter intervals say little: the system counts in hundredths of a second. */
const SHORTEST_MS = 200;

interface Times {
  readonly idle: number;
  readonly all: number;
}

const timesNow = (): Times => {
  const times = cpus().map((it) => it.times);
  const idle = times.reduce((sum, it) => sum + it.idle, 0);
  return {
    idle,
    all: times.reduce((sum, it) => sum + it.user + it.nice + it.sys + it.irq + it.idle, 0),
  };
};

/** Whether the machine had time to spare since the last question, whoever else uses it. */
export function idleCores(read: () => Times = timesNow): () => boolean {
  let before = read();
  let answer = true;
  return () => {
    const now = read();
    const passed = now.all - before.all;
    if (passed < SHORTEST_MS) return answer;
    answer = (now.idle - before.idle) / passed >= ENOUGH;
    before = now;
    return answer;
  };
}
