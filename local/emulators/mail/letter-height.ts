/**
 * How high the frame of a letter must be for its end to show without scrolling inside the page. No script may measure it: the
 * page has none and the letter is shut off from it. So it is told from the letter's plain text, rather too high than too low.
 */

/** Widths of a letter's lines in ems: in a window of 320 px, and from 40 rem on. */
const WIDTHS = { narrow: 15.5, wide: 35 } as const;
/** In rem, of letters as `functions/mail/layout.ts` lays them out: one line, the space between two parts, and what stands around. */
const LINE = 1.6;
const GAP = 1;
const AROUND = 10;

const STEP = 4;
const LOWEST = 24;
const HIGHEST = 200;

/** The classes of the frame, one for each width of the window; `letterHeights` has their rules. */
export function letterHeight(text: string): string {
  return `narrow-${stepFor(text, WIDTHS.narrow)} wide-${stepFor(text, WIDTHS.wide)}`;
}

export function letterHeights(): string {
  const steps = Array.from(
    { length: (HIGHEST - LOWEST) / STEP + 1 },
    (_, index) => LOWEST + index * STEP,
  );
  const rules = (name: keyof typeof WIDTHS) =>
    steps.map((rem) => `.${name}-${rem} { height: ${rem}rem; }`).join('\n');
  return `${rules('narrow')}\n@media (min-width: 40rem) {\n${rules('wide')}\n}`;
}

function stepFor(text: string, width: number): number {
  const rem = text.split('\n').reduce((sum, line) => sum + heightOf(line, width), AROUND);
  return Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(rem / STEP) * STEP));
}

function heightOf(line: string, width: number): number {
  return line.trim() === '' ? GAP : LINE * Math.ceil(emsOf(line) / width);
}

/** Chinese signs are as wide as they are high, others about half of that. */
function emsOf(line: string): number {
  return Array.from(line).reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2000 ? 1 : 0.55), 0);
}
