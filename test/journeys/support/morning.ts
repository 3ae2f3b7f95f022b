/** Stories begin in the morning: what the clock brings about at night waits for the day, whenever the tests are run. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = 86_400_000;
/** 10:00 in Beijing. */
const TEN = 2 * 3_600_000;

/** Lets a host that is to start on this folder believe that it is the coming morning. */
export function startInTheMorning(dataDir: string, now = Date.now()): void {
  const sinceTen = (((now - TEN) % DAY) + DAY) % DAY;
  writeFileSync(join(dataDir, 'clock.json'), JSON.stringify({ offset: DAY - sinceTen }), {
    mode: 0o600,
  });
}
