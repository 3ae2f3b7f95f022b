/**
 * Advice for the person who assesses (P3.2-3, P5.3): rules over what the customer wrote, never a decision, and never shown
 * without the words it rests on (PIPL 24). Signals of repeat or hired complaints ask for a second pair of eyes, not for delay.
 */
import type { Case } from './case.ts';
import type { Suggestion } from './facts.ts';
import type { Department } from './vocabulary.ts';

const departmentsFor: Partial<Record<string, readonly Department[]>> = {
  loanApproval: ['credit', 'riskControl'],
  overdueLoan: ['credit'],
  loanTerms: ['credit'],
  collectionConduct: ['credit', 'compliance'],
  accountFrozen: ['riskControl', 'deposits'],
  fundsTransfer: ['payments'],
  creditRecord: ['credit', 'compliance'],
  informationSecurity: ['riskControl', 'compliance'],
};

/** Words that ask for care, in both languages; quoted with some words around them. */
const cuePattern =
  /.{0,20}(生病|住院|失业|绝望|自杀|活不下去|怀孕|残疾|老人|骚扰|恐吓|unemployed|hospital|desperate|suicid|disab|pregnan|harass|veteran|foreclos).{0,20}/giu;

/** The customer's own words that a colleague should read twice. */
export const cuesIn = (words: string): string[] =>
  [...words.matchAll(cuePattern)]
    .map(([quote]) => quote.replaceAll(/\s+/g, ' ').trim())
    .slice(0, 5);

/** Why more than the simple way is advised: codes, read in the reader's language. */
export type AdviceReason = 'severalDepartments' | 'repeats' | 'longAccount' | 'careWords';

/** `repeats`: numbers of this customer's earlier cases within the profile's days. */
export function advise({ intake }: Case, repeats: readonly string[]): Suggestion {
  const departments = departmentsFor[intake?.issueType ?? 'other'] ?? [];
  const words = `${intake?.whatHappened ?? ''}\n${intake?.wish ?? ''}`;
  const cues = cuesIn(words);
  const because: AdviceReason[] = [
    ...(departments.length > 1 ? ['severalDepartments' as const] : []),
    ...(repeats.length > 0 ? ['repeats' as const] : []),
    ...(words.length > 2000 ? ['longAccount' as const] : []),
    ...(cues.length > 0 ? ['careWords' as const] : []),
  ];
  return {
    complexity: because.length > 0 ? 'complex' : 'simple',
    because,
    departments: [...departments],
    repeats: [...repeats],
    cues,
  };
}
