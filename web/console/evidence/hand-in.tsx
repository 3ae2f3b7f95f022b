import { type FormEvent, useRef, useState } from 'react';
import type { FieldError } from '#contracts/field-messages.ts';
import { type Body, routes } from '#contracts/http.ts';
import {
  type Announcement,
  acceptedFiles,
  announcementOf,
  sendToStorage,
} from '../../shared/upload.ts';
import { call, Silence } from '../api/client.ts';
import { useAfterAct } from '../api/queries.ts';
import type { Values } from '../drafts/store.ts';
import { checked, withoutCodes } from '../forms/check.ts';
import { FaultSummary } from '../forms/fault-summary.tsx';
import { Radios, Tick } from '../forms/fields.tsx';
import { FillingContext } from '../forms/filling.ts';
import { ProblemNote } from '../forms/problem-note.tsx';
import { useSending } from '../forms/send.ts';
import { standing } from '../forms/standing.ts';
import { announce } from '../frame/announce.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { evidenceWords } from '../words/evidence.ts';
import { formWords } from '../words/form.ts';

const FILE = 'file';
const atFile = (message: string): FieldError => ({ field: FILE, rule: 'invalid', message });
/** What the contract finds wrong with the file itself is a fault of the one field that chose it. */
const ofFile = new Set(['name', 'mediaType', 'size', 'sha256']);

function told(announced: Announcement, values: Values): unknown {
  const sensitive = values['sensitive'] === true;
  return {
    ...announced,
    givenBy: values['givenBy'],
    sensitive,
    ...(sensitive ? { sensitiveDataConsent: values['sensitiveDataConsent'] === true } : {}),
  };
}

/** Announces a file and sends it; what becomes of it is told by the case. Throws `Silence` unless storage took it. */
async function handIn(caseId: string, body: Body<'AddEvidence'>, file: Blob): Promise<true> {
  const form = await call('AddEvidence', { path: { caseId }, body });
  const end = await sendToStorage(form, file);
  if (end !== 'sent') throw new Silence(`The storage: ${end}`);
  return true;
}

export function HandIn({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const words = useWords(evidenceWords);
  const { chooseOne } = useWords(formWords);
  const { locale } = useLanguage();
  const { sending, run, reset } = useSending();
  const afterAct = useAfterAct();
  const [values, set] = useState<Values>({ givenBy: 'customer' });
  const [file, setFile] = useState<File | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const labels = useRef(new Map([[FILE, words.file]]));
  const [register] = useState(() => (name: string, label: string) => {
    labels.current.set(name, label);
  });
  const [judged, setJudged] = useState<Values>({});
  const atFields = errors.map((it) => (ofFile.has(it.field) ? { ...it, field: FILE } : it));
  const faults = withoutCodes(standing(atFields, judged, values), chooseOne);
  const fault = faults.find((it) => it.field === FILE);

  const send = async () => {
    reset();
    setJudged(values);
    if (!file) return setErrors([atFile(words.chooseFile)]);
    const announced = await announcementOf(file);
    if (typeof announced === 'string') return setErrors([atFile(words.problems[announced])]);
    const result = checked(routes.AddEvidence.body, told(announced, values), locale);
    setErrors(result.ok ? [] : result.errors);
    if (!result.ok) return undefined;
    const done = await run(async () => handIn(caseId, result.data, file));
    if (done) {
      announce(words.sent);
      onDone();
    }
    return afterAct(caseId);
  };
  const kinds = (['customer', 'bank'] as const).map((value) => ({
    value,
    label: words.givenBy[value],
  }));
  return (
    <form
      className="case-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <FaultSummary errors={faults} told={errors} prefix="hand" labels={labels.current} />
      <FillingContext value={{ values, set, errors: faults, prefix: 'hand', register }}>
        <div className={fault ? 'field wrong' : 'field'}>
          <label htmlFor="hand-file">{words.file}</label>
          <p className="hint" id="hand-file-hint">
            {words.fileHint}
          </p>
          {fault && <p className="fault">{fault.message}</p>}
          <input
            id="hand-file"
            type="file"
            accept={acceptedFiles}
            aria-describedby="hand-file-hint"
            onChange={(event) => {
              const chosen = event.target.files?.[0] ?? null;
              setFile(chosen);
              // as a value of the form, so that what was wrong with another file goes
              set({ ...values, [FILE]: chosen?.name ?? '' });
            }}
          />
        </div>
        <Radios name="givenBy" label={words.whose} choices={kinds} />
        <Tick name="sensitive" label={words.isSensitive} />
        {values['sensitive'] === true && <Tick name="sensitiveDataConsent" label={words.consent} />}
      </FillingContext>
      {sending.kind === 'silence' ? (
        <p className="note bad" role="alert">
          {words.notSent}
        </p>
      ) : (
        <ProblemNote sending={sending} />
      )}
      <div className="form-foot">
        <button type="submit" className="primary" disabled={sending.kind === 'sending'}>
          {sending.kind === 'sending' ? words.sending : words.send}
        </button>
      </div>
    </form>
  );
}
