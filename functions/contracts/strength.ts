/**
 * How surely a session is the customer's own: begun by a code from their mail, or by a device they asked to be remembered
 * (ADR 11). A route for customers names the least it takes.
 */
export const strengths = ['remembered', 'code'] as const;
export type Strength = (typeof strengths)[number];

/** Whether a session of strength `has` may do what takes `needs`. */
export const suffices = (has: Strength, needs: Strength): boolean =>
  strengths.indexOf(has) >= strengths.indexOf(needs);
