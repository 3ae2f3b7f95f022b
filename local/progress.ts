/** One line that tells how far a long work is; silent when nobody watches. */
export interface Progress {
  /** `share` is between 0 and 1. */
  show(share: number, words: string): void;
  /** Ends the line. */
  done(): void;
}

const WIDTH = 24;
const EVERY_MS = 100;

/** Draws on a terminal only, ten times a second at most; a pipe or a log file stays clean. */
export function progressOn(
  out: Pick<NodeJS.WriteStream, 'isTTY' | 'write' | 'columns'>,
  now: () => number = () => performance.now(),
): Progress {
  let last = Number.NEGATIVE_INFINITY;
  if (!out.isTTY) return { show: () => undefined, done: () => undefined };
  return {
    show(share, words) {
      if (now() - last < EVERY_MS && share < 1) return;
      last = now();
      const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
      const line = `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${words}`;
      out.write(`\r\u001b[2K${line.slice(0, (out.columns || 80) - 1)}`);
    },
    done: () => void out.write('\r\u001b[2K'),
  };
}
