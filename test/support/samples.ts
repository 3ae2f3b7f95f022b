/** Valid pieces that commands carry, each with overrides. */

import type { CommandData } from '#domain/commands.ts';
import type { EvidenceFile } from '#domain/evidence/evidence.ts';
import type { DecisionText } from '#domain/facts.ts';
import type { Intake } from '#domain/intake.ts';
import type { Money } from '#domain/money.ts';
import type { Representative } from '#domain/party.ts';
import type { HardshipPlan, Remedy, Terms } from '#domain/terms.ts';

export const anIntake = (overrides: Partial<Intake> = {}): Intake => ({
  channel: 'website',
  track: 'complaint',
  product: 'loan',
  issueType: 'feesAndInterest',
  locale: 'en',
  complainant: { kind: 'person', name: 'Lin Mei', email: 'lin.mei@example.com' },
  whatHappened: 'A late fee was charged although the instalment was paid on time.',
  wish: 'Refund the fee.',
  ...overrides,
});

export const aRepresentative = (
  authority: Partial<Representative['authority']> = {},
): Representative => ({
  name: 'Lin Tao',
  email: 'lin.tao@example.com',
  authority: { scope: 'settle', document: 'letter of attorney', ...authority },
});

export const yuan = (amount: number): Money => ({
  minor: Math.round(amount * 100),
  currency: 'CNY',
});

export const aRefund = (amount: Money = yuan(30), id = 'refund'): Remedy => ({
  id,
  kind: 'refund',
  description: 'Refund of the late fee',
  amount,
});

/** Terms within an agent's own authority. */
export const someTerms = (overrides: Partial<Terms> = {}): Terms => ({
  remedies: [aRefund()],
  explanation: 'The fee was charged by mistake and goes back to the account.',
  onerousTerms: [],
  ...overrides,
});

/** Terms that an approver must see: more than an agent may promise alone. */
export const costlyTerms = (overrides: Partial<Terms> = {}): Terms =>
  someTerms({ remedies: [aRefund(yuan(600))], ...overrides });

export const aPlan = (instalments = 3): HardshipPlan => ({
  kind: 'loanRescheduling',
  balance: yuan(100 * instalments),
  balanceStructure: 'Principal only.',
  instalments: Array.from({ length: instalments }, (_, index) => ({
    dueOn: `${2026 + Math.floor((index + 3) / 12)}-${String(((index + 3) % 12) + 1).padStart(2, '0')}-15`,
    amount: yuan(100),
  })),
  feesAndInterest: 'No fee and no interest while the plan is kept.',
  noNewCardUntilSettled: false,
  rightsDutiesBreach: 'Two missed instalments end the plan.',
});

export const aDecisionText = (overrides: Partial<DecisionText> = {}): DecisionText => ({
  outcome: 'partial',
  verifiedFacts: 'The instalment arrived one day late.',
  basis: 'Loan agreement, clause 7.',
  reasons: 'The fee is due; half of it is waived as goodwill.',
  remedies: [aRefund(yuan(15))],
  ...overrides,
});

export const anAssessment = (
  overrides: Partial<CommandData<'AssessCase'>['assessment']> = {},
): CommandData<'AssessCase'>['assessment'] => ({
  business: 'loans',
  cause: 'rulesAndProcess',
  complexity: 'complex',
  flags: [],
  reason: 'Another department must look at it.',
  ...overrides,
});

export const aRootCause: CommandData<'CompleteImplementation'>['rootCause'] = {
  cause: 'rulesAndProcess',
  finding: 'The fee runs before the payment is booked.',
};

/** A file as it was announced; `sha256` is nobody's. */
export const anEvidenceFile = (differences: Partial<EvidenceFile> = {}): EvidenceFile => ({
  evidenceId: 'file-1',
  name: '住院证明.pdf',
  mediaType: 'application/pdf',
  size: 1000,
  sha256: 'ab'.repeat(32),
  sensitive: false,
  givenBy: 'customer',
  by: 'customer',
  ...differences,
});
