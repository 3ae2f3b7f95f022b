/** Step 3, assessment (P3.2-3): rules, repeats and cues as advice for the assessor; a person decides (PIPL 24). */
import { advance, type StepNeeds } from '#casework/advance.ts';
import { advise } from '#domain/advice.ts';
import type { Case } from '#domain/case.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

/** Numbers of the same customer's other cases within the profile's days (P4.2: repeats are counted). */
async function repeatsOf({ cases }: StepNeeds, it: Case): Promise<string[]> {
  const contact = it.intake?.complainant.email ?? it.intake?.complainant.phone;
  if (!contact) return [];
  const { items } = await cases.ofCustomer(contact);
  const window = profileOf(it).repeatWithinDays * 86_400_000;
  const recent = (one: Case) => Date.parse(it.openedAt) - Date.parse(one.openedAt) <= window;
  return items.filter((one) => one.caseId !== it.caseId && recent(one)).map((one) => one.caseNo);
}

const advised = async (needs: StepNeeds, it: Case) => ({
  name: 'SuggestAssessment' as const,
  data: { suggestion: advise(it, await repeatsOf(needs, it)) },
});

export const suggestAssessment = (needs: StepNeeds) =>
  advance(needs, {
    from: 'SuggestAssessment',
    done: 'AwaitAssessment',
    command: (it) => advised(needs, it),
  });

export const handler = taskHandler('SuggestAssessment', async (input) =>
  suggestAssessment(sending())(input),
);
