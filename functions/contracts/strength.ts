/**
 * How much a session may do. `opening`: hand in the files that were announced with a case just opened, and nothing else
 * (ADR 10). Then how surely it is the customer's own: begun by a device they asked to be remembered, or by a code from their
 * mail (ADR 11). A route for customers names the least it takes.
 */
export const signedIn = ['remembered', 'code'] as const;
export const strengths = ['opening', ...signedIn] as const;
export type Strength = (typeof strengths)[number];

/** Whether a session of strength `has` may do what takes `needs`. */
export const suffices = (has: Strength, needs: Strength): boolean =>
  strengths.indexOf(has) >= strengths.indexOf(needs);
