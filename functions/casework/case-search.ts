/** Cases by number, by contact, or by month: the narrowest that is given decides, the state filters (P5.1). */
import { NamedError } from '#contracts/errors.ts';
import type { CaseSummary } from '#contracts/views.ts';
import type { Actor } from '#domain/actor.ts';
import { dateIn } from '#domain/calendar.ts';
import type { Case } from '#domain/case.ts';
import { profileById } from '#domain/profiles/index.ts';
import type { Dependencies, Page } from '#ports';
import { normalCaseNo } from './case-number.ts';
import { caseSummary } from './case-summary.ts';
import { seesIdentity } from './identity.ts';
import { maySee } from './staff-access.ts';

export interface Search {
  readonly caseNo?: string | undefined;
  readonly contact?: string | undefined;
  readonly month?: string | undefined;
  readonly status?: string | undefined;
}
type Needs = Pick<Dependencies, 'cases' | 'clock' | 'settings'>;
type Turn = (cursor: string | undefined, limit: number) => Promise<Page<Case>>;

async function byNumber({ cases }: Needs, caseNo: string): Promise<Page<Case>> {
  const caseId = await cases.idOf(normalCaseNo(caseNo));
  const it = caseId && (await cases.load(caseId));
  return { items: it ? [it] : [] };
}

/** The month that runs now, in the zone of the bank. */
const thisMonth = ({ clock, settings }: Needs): string =>
  dateIn(clock.now(), profileById(settings.profileId).zone).slice(0, 7);

/** Who may not know a customer's identity must not find out by asking whether a contact has a case. */
function turnOf(needs: Needs, { caseNo, contact, month }: Search, actor: Actor): Turn {
  if (caseNo) return () => byNumber(needs, caseNo);
  if (contact && !seesIdentity(actor)) throw new NamedError('RoleNotAllowed', { field: 'contact' });
  if (contact) return (cursor) => needs.cases.ofCustomer(contact, cursor);
  return (cursor, limit) => needs.cases.ofMonth(month ?? thisMonth(needs), cursor, limit);
}

async function shownOf(
  needs: Needs,
  items: readonly Case[],
  { status }: Search,
  actor: Actor,
): Promise<CaseSummary[]> {
  const wanted = items.filter((it) => !status || it.stage.status === status);
  const seen = await Promise.all(wanted.map((it) => maySee(needs, it, actor)));
  return wanted.filter((_, index) => seen[index]).map(caseSummary);
}

/** Pages read for one answer when few cases are in the state asked for. */
const MAX_PAGES = 10;

/** A page may hold fewer than `limit` and still have a cursor; only a page without one is the last. */
export const searchPage =
  (needs: Needs) =>
  async (search: Search, actor: Actor, cursor: string | undefined, limit: number) => {
    const turn = turnOf(needs, search, actor);
    const cases: CaseSummary[] = [];
    let at = cursor;
    for (let page = 0; page < MAX_PAGES && cases.length < limit; page += 1) {
      const found = await turn(at, limit - cases.length);
      cases.push(...(await shownOf(needs, found.items, search, actor)));
      at = found.cursor;
      if (at === undefined) return { cases };
    }
    return { cases, ...(at === undefined ? {} : { cursor: at }) };
  };
