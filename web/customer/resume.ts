import type { Body, Response } from '#contracts/http.ts';
import type { Outcome } from '../shared/call.ts';
import { mayBeRemembered, remember, remembered } from './case/session.ts';
import { placeOf } from './router.ts';

type Open = (body: Body<'ResumeSession'>) => Promise<Outcome<Response<'ResumeSession'>>>;

/** The case that this tab is about, if it knows. */
function wanted(): Body<'ResumeSession'> {
  const place = placeOf(location.hash);
  const caseNo = (place.page === 'case' ? place.caseNo : undefined) ?? remembered()?.caseNo;
  return caseNo === undefined ? {} : { caseNo };
}

/** One tab after another: the device's secret changes with each use, and an old one that is shown ends it (ADR 11). */
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('parley.device', work) : work();

/** Comes back on a remembered device; whether there is a session now. */
export async function resume(open: Open): Promise<boolean> {
  if (!mayBeRemembered()) return false;
  return inTurn(async () => {
    const outcome = await open(wanted());
    if (outcome.kind === 'done') remember(outcome.body);
    return outcome.kind === 'done';
  });
}
