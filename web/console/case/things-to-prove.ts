import type { StaffCase } from '#contracts/views.ts';

/** What must be proved before a remedy counts as carried out: each remedy, and that a plan is active. */
export const thingsToProve = (agreement: StaffCase['agreement']): string[] =>
  agreement
    ? [...agreement.remedies.map((one) => one.id), ...(agreement.terms?.plan ? ['plan'] : [])]
    : [];
