import { SesFault } from './ses-fault.ts';

/** Refuses with SES's Throttling once `perSecond` mails were accepted within one second of the given clock. */
export function sendingRate(perSecond: number, now: () => number): () => void {
  let accepted: number[] = [];
  return () => {
    const instant = now();
    accepted = accepted.filter((at) => instant - at < 1_000);
    if (accepted.length >= perSecond) {
      throw new SesFault('Throttling', 'Maximum sending rate exceeded.');
    }
    accepted.push(instant);
  };
}
