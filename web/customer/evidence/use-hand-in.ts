import { useState } from 'preact/hooks';
import type { Problem, UploadForm } from '#contracts/views.ts';
import { useCase } from '../case/my-case.ts';
import { ask } from '../doors.ts';
import { type Filling, useFilling } from '../form/filling.ts';
import type { Fault, Labels } from '../form/say-errors.ts';
import { useLanguage, useWords } from '../language.tsx';
import type { TroubleKind } from '../parts/trouble.tsx';
import { commonWords } from '../words/common.ts';
import { evidenceWords } from '../words/evidence.ts';
import { announcedWith, type Chosen, pick, roomIn } from './chosen.ts';
import { type End, sendChosen } from './send-chosen.ts';

export interface HandingIn {
  readonly filling: Filling;
  readonly labels: Labels;
  readonly chosen: readonly Chosen[];
  readonly busy: boolean;
  readonly trouble: TroubleKind | null;
  /** How many files the last sending brought to the bank. */
  readonly sent: number;
  add(files: readonly File[]): Promise<void>;
  remove(one: Chosen): void;
  /** Says of one whether it holds no sensitive data. */
  mark(one: Chosen, isPlain: boolean): void;
  send(): Promise<void>;
}

/** What was answered about the files, and what is missing of that. */
function useAnswers(filling: Filling, chosen: readonly Chosen[]) {
  const words = useWords(evidenceWords);
  const common = useWords(commonWords);
  const labels = {
    files: words.files,
    sensitive: words.sensitive,
    which: words.which,
    sensitiveDataConsent: words.consent,
  };
  const isSensitive = filling.values['sensitive'] === 'yes';
  const hasConsent = filling.values['sensitiveDataConsent'] === 'yes';
  const missing = (): Fault[] => [
    ...(chosen.length > 0 ? [] : [{ field: 'files', message: words.chooseFirst }]),
    ...(filling.values['sensitive']
      ? []
      : [{ field: 'sensitive', message: common.choose(words.sensitive) }]),
    ...(isSensitive && chosen.length > 0 && chosen.every(({ isPlain }) => isPlain)
      ? [{ field: 'which', message: words.whichNeeded }]
      : []),
    ...(isSensitive && !hasConsent
      ? [{ field: 'sensitiveDataConsent', message: words.consentNeeded }]
      : []),
  ];
  return { labels, missing, isSensitive };
}

/** The files that wait for being sent, with how far each has come. */
function useChosen() {
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  return {
    chosen,
    append: (more: readonly Chosen[]) => setChosen((now) => [...now, ...more]),
    remove: (one: Chosen) => setChosen((now) => now.filter((it) => it.file !== one.file)),
    change: (one: Chosen, to: Partial<Chosen>) =>
      setChosen((now) => now.map((it) => (it.file === one.file ? { ...it, ...to } : it))),
  };
}

/** Chooses, checks, announces and sends files, one after the other; what did not arrive stays chosen. */
export function useHandIn(): HandingIn {
  const { locale } = useLanguage();
  const words = useWords(evidenceWords);
  const { view, my } = useCase();
  const filling = useFilling(`${view.caseNo}.evidence`);
  const { chosen, append, remove, change } = useChosen();
  const { labels, missing, isSensitive } = useAnswers(filling, chosen);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<TroubleKind | null>(null);
  const [sent, setSent] = useState(0);

  const add = async (files: readonly File[]) => {
    setSent(0);
    const { good, faults } = await pick(files, chosen, roomIn(view, words), words);
    append(good);
    filling.refuse(
      faults.length > 0 ? [{ field: 'files', message: faults.join(words.apart) }] : [],
    );
  };

  const refused = (problem: Problem) => {
    if (problem.status === 401) return my.expired();
    const aboutFile = problem.errors?.[0]?.message;
    if (aboutFile === undefined && problem.code !== 'EvidenceFull')
      return setTrouble({ kind: 'refused', problem });
    filling.refuse([{ field: 'files', message: aboutFile ?? problem.title }]);
  };

  const announce = async (one: Chosen): Promise<UploadForm | null> => {
    const outcome = await ask('AddMyEvidence', locale, {
      body: { ...one.told, ...announcedWith(one, isSensitive) },
    });
    if (outcome.kind === 'done') return outcome.body;
    if (outcome.kind === 'silence') setTrouble(outcome);
    else refused(outcome.problem);
    return null;
  };

  const sendOne = async (one: Chosen): Promise<End['end']> => {
    change(one, { step: 'sending', share: 0 });
    const progress = (share: number) => change(one, { share });
    const outcome = await sendChosen(one, async () => announce(one), progress);
    if (outcome.end === 'sent') remove(one);
    else if (outcome.end === 'stopped') change(one, { step: 'chosen', form: undefined });
    else change(one, { step: 'failed', form: outcome.form });
    return outcome.end;
  };

  const send = async () => {
    if (busy) return;
    setTrouble(null);
    setSent(0);
    const faults = missing();
    filling.refuse(faults);
    if (faults.length > 0) return;
    setBusy(true);
    const ends: End['end'][] = [];
    for (const one of chosen) if (ends.at(-1) !== 'stopped') ends.push(await sendOne(one));
    setBusy(false);
    const arrived = ends.filter((it) => it === 'sent').length;
    setSent(arrived);
    // a consent is for the files that it was given for
    if (arrived === chosen.length) filling.clear();
    if (arrived > 0) await my.reload();
  };
  const mark = (one: Chosen, isPlain: boolean) => change(one, { isPlain });
  return { filling, labels, chosen, busy, trouble, sent, add, remove, mark, send };
}
