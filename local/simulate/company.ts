/** The parts of a simulation: cases to open, and those that are in the bank already. */
import type { Response } from '#contracts/http.ts';
import { shortHash } from '../people/short-hash.ts';
import type { Bank } from './bank.ts';
import { castFor, storyFor } from './cast.ts';
import { type Part, partOf } from './part.ts';
import type { Story } from './stories.ts';
import { intakeOf, type Person, personOf } from './words.ts';

type Opened = { readonly caseId: string; readonly caseNo: string };
type Found = Response<'SearchCases'>;

/** Agents type in what does not come by the website or the app. */
const TYPIST = 'agent.chen';
const OBSERVER = 'lead.wu';

const openingKey = (seed: number, index: number): string =>
  `sim-${shortHash(['open', seed, index].join('|'))}`;

async function open(bank: Bank, story: Story, person: Person, seed: number, index: number) {
  const intake = intakeOf(story, person, seed, index);
  const key = openingKey(seed, index);
  if (story.channel !== 'website' && story.channel !== 'app') {
    const body = { as: 'case', intake };
    const { caseId, caseNo } = await bank.staff<Opened>(TYPIST, '/cases', { body, key });
    return { caseId, caseNo };
  }
  const opened = await bank.customer<{ caseNo: string }>('/api/cases', '', { body: intake, key });
  const { cases } = await bank.staff<Found>(OBSERVER, `/cases?caseNo=${opened.caseNo}`);
  const caseId = cases[0]?.caseId;
  if (!caseId) throw new Error(`The bank does not find ${opened.caseNo}, which it has just opened`);
  return { caseId, caseNo: opened.caseNo };
}

const canTakeMerge = ({ story, heldFor }: Part): boolean =>
  !heldFor &&
  story.channel !== 'hotline' &&
  story.collection !== 'merge' &&
  story.collection !== 'redirect';

/** New cases, each with its story and person; a case to be merged comes from the customer of an earlier one, which waits for it. */
export function newParts(bank: Bank, count: number, seed: number): Part[] {
  const parts: Part[] = [];
  const indexOf = (part: Part | undefined, own: number) => (part ? parts.indexOf(part) : own);
  for (const [index, story] of castFor(count, seed).entries()) {
    const earlier = story.collection === 'merge' ? parts.findLast(canTakeMerge) : undefined;
    const person = personOf(seed, indexOf(earlier, index));
    const part = partOf(story, () => open(bank, story, person, seed, index), earlier);
    if (earlier) earlier.heldFor = part;
    parts.push(part);
  }
  return parts;
}

const MONTHS_BACK = 24;

/** `YYYY-MM` of the last two years in UTC, and of the month after, which may have begun in the bank's zone. */
function monthsUntil(now: number): string[] {
  const date = new Date(now);
  return Array.from({ length: MONTHS_BACK + 2 }, (_, back) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1 - back, 1))
      .toISOString()
      .slice(0, 7),
  );
}

async function* casesOf(bank: Bank, month: string): AsyncGenerator<Found['cases'][number]> {
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const page: Found = await bank.staff<Found>(OBSERVER, `/cases?month=${month}&limit=50${more}`);
    yield* page.cases;
    ({ cursor } = page);
  }
}

/** Every case that is neither a draft nor closed. */
export async function openParts(bank: Bank, seed: number, now: number): Promise<Part[]> {
  const parts: Part[] = [];
  for (const month of monthsUntil(now))
    for await (const { caseId, caseNo, status } of casesOf(bank, month)) {
      if (status === 'CLOSED' || status === 'DRAFT') continue;
      parts.push(partOf(storyFor(caseNo, seed), async () => ({ caseId, caseNo })));
    }
  return parts;
}
