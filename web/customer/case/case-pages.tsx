import { useEffect, useState } from 'preact/hooks';
import type { CustomerCase } from '#contracts/views.ts';
import { later } from '../parts/later.tsx';
import { goTo } from '../parts/use-place.ts';
import { LoadFailed, Loading } from '../parts/waiting.tsx';
import { href, type Place } from '../router.ts';
import { CaseContext, type Flash, type MyCase, useMyCase, zoneOf } from './my-case.ts';
import { SessionEnd } from './session-end.tsx';
import { SignIn } from './sign-in.tsx';

const loadCasePage = async () => (await import('./case-page.tsx')).CasePage;
const CasePage = later(loadCasePage);
// fetched while the code is being typed, or while the bank is asked for the case
void loadCasePage().catch(() => undefined);
const ActPages = later(async () => (await import('../acts/act-pages.tsx')).ActPages);
const EvidencePage = later(
  async () => (await import('../evidence/evidence-page.tsx')).EvidencePage,
);
const FilePage = later(async () => (await import('../file/file-page.tsx')).FilePage);

type CasePlace = Extract<Place, { page: 'case' | 'act' | 'evidence' | 'file' }>;

/** The number in the address has done its work: the case is open. */
function Onward({ to }: { to: string }) {
  useEffect(() => goTo(href(to)), [to]);
  return <Loading />;
}

function Inside({ place }: { place: CasePlace }) {
  switch (place.page) {
    case 'case':
      return place.onward ? <Onward to={place.onward} /> : <CasePage />;
    case 'act':
      return <ActPages key={`${place.act}/${place.step ?? ''}`} {...place} />;
    case 'evidence':
      return <EvidencePage />;
    case 'file':
      return <FilePage />;
  }
}

const plain = (caseNo: string): string => caseNo.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

const isOther = (place: CasePlace, view: CustomerCase): boolean =>
  place.page === 'case' && place.caseNo !== undefined && plain(place.caseNo) !== plain(view.caseNo);

function WithCase({ place, view, my }: { place: CasePlace; view: CustomerCase; my: MyCase }) {
  const [flash, setFlash] = useState<Flash | null>(null);
  const state = { view, zone: zoneOf(view), my, flash, setFlash };
  return (
    <CaseContext.Provider value={state}>
      <SessionEnd />
      <Inside place={place} />
    </CaseContext.Provider>
  );
}

/** Everything that needs a session for one case. Whoever has none is asked for a code, and then is where they wanted to go. */
export function CasePages({ place }: { place: CasePlace }) {
  const my = useMyCase();
  const { seen } = my;
  const wanted = place.page === 'case' ? place.caseNo : undefined;
  const onward = place.page === 'case' ? place.onward : undefined;
  // the case first, then the page: else the page would show the case that was open before, and lose what is put into it
  const openThis = async () => {
    await my.reload();
    // the number has done its work; however it was spelt, the session now says which case
    if (wanted !== undefined) goTo(href(onward ?? 'case'));
  };
  const signedIn = () => void openThis();
  switch (seen.kind) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <LoadFailed silent={seen.silent} again={() => void my.reload()} />;
    case 'signedOut':
      return (
        <SignIn
          caseNo={wanted ?? seen.caseNo}
          why={seen.why}
          onDone={signedIn}
          onBack={() => {
            goTo(href('case'));
            void my.reload();
          }}
        />
      );
    case 'here':
      return isOther(place, seen.view) ? (
        <SignIn
          key={wanted}
          caseNo={wanted}
          why="never"
          signedInTo={seen.view.caseNo}
          onDone={signedIn}
        />
      ) : (
        <WithCase key={seen.view.caseNo} place={place} view={seen.view} my={my} />
      );
  }
}
