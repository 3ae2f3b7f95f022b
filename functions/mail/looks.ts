/** The bank's own second looks at a decision: each is to be had once, and a profile may not know the re-check. */
import { ruleOf } from '#domain/rule-profile.ts';
import type { Telling } from './telling.ts';

export interface Looks {
  readonly reReview: boolean;
  readonly reCheck: boolean;
}

/** Which the customer has had, and which they may still ask for. */
export function looks({ it, profile }: Telling): { readonly used: Looks; readonly left: Looks } {
  const rechecked = it.clocks.some(({ clock }) => clock === 'reCheck');
  const hasReCheck = ruleOf(profile, 'reCheck') !== undefined;
  return {
    used: { reReview: it.reReviewUsed, reCheck: rechecked },
    left: { reReview: !it.reReviewUsed, reCheck: hasReCheck && !rechecked },
  };
}

/** One sentence that offers what is left; empty where nothing is. */
export function offeredLooks(telling: Telling): string {
  const { reReview, reCheck } = looks(telling).left;
  const { say } = telling;
  const ways = [
    ...(reReview ? [say('请另一位同事复审', 'a re-review by another colleague')] : []),
    ...(reCheck ? [say('申请核查', 'a re-check')] : []),
  ];
  if (ways.length === 0) return '';
  return say(
    `如果您不同意，可以${ways.join('，或')}。`,
    `If you disagree, you may ask for ${ways.join(' or ')}.`,
  );
}
