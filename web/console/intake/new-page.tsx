import { useRef, useState } from 'react';
import type { FieldError } from '#contracts/field-messages.ts';
import { type Response, routes } from '#contracts/http.ts';
import { call } from '../api/client.ts';
import { useAfterAct } from '../api/queries.ts';
import type { Values } from '../drafts/store.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { CaseTable } from '../find/case-table.tsx';
import { atFields, checked, withoutCodes } from '../forms/check.ts';
import { DraftLine } from '../forms/draft-line.tsx';
import { FaultSummary } from '../forms/fault-summary.tsx';
import { FillingContext } from '../forms/filling.ts';
import { ProblemNote } from '../forms/problem-note.tsx';
import { useSending } from '../forms/send.ts';
import { standing } from '../forms/standing.ts';
import { Link } from '../frame/link.tsx';
import { PageTitle } from '../frame/page-title.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { hrefs } from '../place.ts';
import { formWords } from '../words/form.ts';
import { intakeWords } from '../words/intake.ts';
import { IntakeFields } from './intake-fields.tsx';
import { blankIntake, channelsFor, draftIntakeOf, intakeOf } from './intake-values.ts';

type Opened = Response<'OpenCaseForCustomer'>;

/** A case typed in while its customer is on the line. */
export function NewPage() {
  const words = useWords(intakeWords);
  const me = useMe();
  const [opened, setOpened] = useState<Opened | null>(null);
  const channels = channelsFor(me);
  const [channel] = channels;
  if (!channel)
    return (
      <div className="page">
        <PageTitle title={words.title} />
        <p>{words.notAllowed}</p>
      </div>
    );
  return (
    <div className="page">
      {opened ? (
        <Done opened={opened} onAnother={() => setOpened(null)} />
      ) : (
        <>
          <PageTitle title={words.title} aside={words.lead} />
          <NewForm channels={channels} onOpened={setOpened} />
        </>
      )}
    </div>
  );
}

interface NewFormProps {
  readonly channels: ReturnType<typeof channelsFor>;
  readonly onOpened: (opened: Opened) => void;
}

const schema = routes.OpenCaseForCustomer.body;

function NewForm({ channels, onOpened }: NewFormProps) {
  const words = useWords(intakeWords);
  const { locale } = useLanguage();
  const { staffId } = useMe();
  const name = { user: staffId, caseId: 'new', kind: 'intake' };
  const draft = useDraft(name, blankIntake(channels[0] ?? 'hotline', 'zh-CN'), null);
  const { sending, run, reset } = useSending(({ code }) => {
    // an earlier try has made a case with other words: the note says so, and sending again makes another
    if (code === 'IdempotencyKeyReused') draft.renew();
  });
  const afterAct = useAfterAct();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const labels = useRef(new Map<string, string>());
  const [register] = useState(() => (field: string, label: string) => {
    labels.current.set(field, label);
  });
  const refused = sending.kind === 'refused' ? sending.problem.errors : undefined;
  const { chooseOne } = useWords(formWords);
  const [judged, setJudged] = useState<Values>({});
  const told = refused ?? errors;
  const faults = withoutCodes(
    standing(atFields(told, ['intake.', 'draft.']), judged, draft.values),
    chooseOne,
  );

  const send = async (as: 'case' | 'draft') => {
    reset();
    const body =
      as === 'case'
        ? { as, intake: intakeOf(draft.values) }
        : { as, draft: draftIntakeOf(draft.values) };
    const result = checked(schema, body, locale);
    setJudged(draft.values);
    setErrors(result.ok ? [] : result.errors);
    if (!result.ok) return;
    // a draft and the case made of the same words are two acts
    const key = as === 'case' ? draft.key : `${draft.key}-draft`;
    const answer = await run(async () => call('OpenCaseForCustomer', { body: result.data, key }));
    if (answer === null) return;
    draft.clear();
    onOpened(answer);
    await afterAct();
  };
  const isSending = sending.kind === 'sending';
  return (
    <form
      className="case-form wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send('case');
      }}
    >
      <FaultSummary errors={faults} told={told} prefix="new" labels={labels.current} />
      <FillingContext
        value={{ values: draft.values, set: draft.set, errors: faults, prefix: 'new', register }}
      >
        <IntakeFields channels={channels} />
      </FillingContext>
      {!refused && <ProblemNote sending={sending} />}
      <div className="form-foot sticky">
        <button type="submit" className="primary" disabled={isSending}>
          {words.submit}
        </button>
        <button
          type="button"
          disabled={isSending}
          title={words.saveDraftHint}
          onClick={() => void send('draft')}
        >
          {words.saveDraft}
        </button>
        <DraftLine keeping={draft.keeping} onDiscard={draft.clear} />
      </div>
    </form>
  );
}

function Done({ opened, onAnother }: { opened: Opened; onAnother: () => void }) {
  const words = useWords(intakeWords);
  const isDraft = opened.status === 'DRAFT';
  const title = isDraft ? words.draftTitle(opened.caseNo) : words.doneTitle(opened.caseNo);
  return (
    <>
      <PageTitle title={title} aside={isDraft ? words.draftText : words.doneText} />
      <p className="form-foot">
        <Link className="button primary" href={hrefs.case(opened.caseId)}>
          {words.openCase}
        </Link>
        <button type="button" onClick={() => void navigator.clipboard.writeText(opened.caseNo)}>
          {words.copyNumber}
        </button>
        <button type="button" onClick={onAnother}>
          {words.another}
        </button>
      </p>
      {opened.duplicates.length === 0 ? (
        <p className="quiet">{words.noDuplicates}</p>
      ) : (
        <section className="note">
          <h2>{words.duplicates}</h2>
          <p>{words.duplicatesText}</p>
          <CaseTable cases={opened.duplicates} />
        </section>
      )}
    </>
  );
}
