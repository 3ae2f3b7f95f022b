/** The requests of the people, and what a story expects to be refused. */
import type { Problem } from '#contracts/views.ts';
import { Refused } from '../../../local/people/http.ts';

export { accepted, type Reply, send } from '../../../local/people/http.ts';

/** What the bank answered to something that must not succeed. */
export async function refusalOf(act: Promise<unknown>): Promise<Problem> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
  throw new Error('Expected a refusal, but it succeeded');
}
