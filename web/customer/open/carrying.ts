/**
 * Takes the files of an opening to the case that it made. All are announced before the first is sent: should the browser be
 * closed half-way, the case knows which never came. Goes on while the customer looks at other pages of the site.
 */
import type { UploadForm } from '#contracts/views.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { ask } from '../doors.ts';
import { goesWithDrafts } from '../drafts.ts';
import { announcedWith, type Chosen } from '../evidence/chosen.ts';
import { sendChosen } from '../evidence/send-chosen.ts';
import { watched } from './files.ts';
import { rememberUnsent } from './opened.ts';

export interface Load {
  readonly caseNo: string;
  readonly someSensitive: boolean;
  /** What has not arrived. */
  readonly chosen: readonly Chosen[];
  readonly arrived: number;
  /** `over`: the bank takes no more files this way. */
  readonly state: 'sending' | 'ended' | 'over';
}

const load = watched<Load | null>(null);
export const useLoad = load.use;
goesWithDrafts(() => load.set(null));

/** Asks before the page is closed, in the browser's own words. */
const mayBeLost = (event: Event): void => event.preventDefault();

const change = (to: Partial<Load>): void => {
  const now = load.get();
  if (now) load.set({ ...now, ...to });
};
const changeOne = (one: Chosen, to: Partial<Chosen>): void =>
  change({
    chosen: (load.get()?.chosen ?? []).map((it) => (it.file === one.file ? { ...it, ...to } : it)),
  });

function arrives(one: Chosen): void {
  const { chosen = [], arrived = 0, caseNo = '' } = load.get() ?? {};
  const left = chosen.filter(({ file }) => file !== one.file);
  change({ chosen: left, arrived: arrived + 1 });
  rememberUnsent(
    caseNo,
    left.map(({ file }) => file.name),
  );
}

/** Null when the bank did not answer, or takes none. */
async function announce(one: Chosen, locale: Locale): Promise<UploadForm | null> {
  const now = load.get();
  if (!now) return null;
  const { caseNo, someSensitive } = now;
  const outcome = await ask('AddOpeningEvidence', locale, {
    body: { ...one.told, ...announcedWith(one, someSensitive), caseNo },
  });
  if (outcome.kind === 'done') return outcome.body;
  // what is refused for a moment, or by a fault of ours, may be tried again
  const isOver = outcome.kind === 'refused' && outcome.problem.status < 429;
  if (isOver) change({ state: 'over' });
  return null;
}

const waiting = (): readonly Chosen[] => load.get()?.chosen ?? [];
const goesOn = (): boolean => load.get()?.state === 'sending';
/** A form that was given is good even when there are no more of them. */
const mayGo = ({ form }: Chosen): boolean => goesOn() || form !== undefined;

async function announceAll(locale: Locale): Promise<void> {
  for (const one of waiting()) {
    if (!goesOn()) return;
    if (!one.form) changeOne(one, { form: (await announce(one, locale)) ?? undefined });
  }
}

async function sendAll(locale: Locale): Promise<void> {
  for (const one of waiting().filter(mayGo)) {
    changeOne(one, { step: 'sending', share: 0 });
    const progress = (share: number) => changeOne(one, { share });
    const outcome = await sendChosen(one, () => announce(one, locale), progress);
    if (outcome.end === 'sent') arrives(one);
    else changeOne(one, { step: 'failed', form: 'form' in outcome ? outcome.form : undefined });
  }
}

/** Sends what has not arrived; also called to try again. */
export async function carry(locale: Locale): Promise<void> {
  change({ state: 'sending' });
  addEventListener('beforeunload', mayBeLost);
  await announceAll(locale);
  await sendAll(locale);
  removeEventListener('beforeunload', mayBeLost);
  if (goesOn()) change({ state: 'ended' });
}

/** Begins to carry the files of a case that was just opened. */
export function beginCarrying(
  it: Pick<Load, 'caseNo' | 'someSensitive' | 'chosen'>,
  locale: Locale,
): void {
  load.set({ ...it, arrived: 0, state: 'sending' });
  void carry(locale);
}
