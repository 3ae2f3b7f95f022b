import { useState } from 'preact/hooks';
import type { Body } from '#contracts/http.ts';
import type { Problem } from '#contracts/views.ts';
import { intake } from '#domain/intake.ts';
import type { Values } from '../../shared/drafts.ts';
import { fileSize } from '../../shared/file-size.ts';
import { ask } from '../doors.ts';
import { announcedWith } from '../evidence/chosen.ts';
import type { Filling } from '../form/filling.ts';
import { ErrorSummary, Form, SubmitButton } from '../form/form.tsx';
import { checked, type Fault, faultsOf } from '../form/say-errors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { Facts } from '../parts/facts.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Trouble, type TroubleKind } from '../parts/trouble.tsx';
import { goTo } from '../parts/use-place.ts';
import { href } from '../router.ts';
import { commonWords } from '../words/common.ts';
import { openWords } from '../words/open.ts';
import { openingFilesWords } from '../words/opening-files.ts';
import { answerText } from './answers.ts';
import { beginCarrying } from './carrying.ts';
import { someSensitive, useFileFaults } from './file-answers.ts';
import { clearPicked, usePicked } from './files.ts';
import { rememberOpened } from './opened.ts';
import { allLabels, intakeOf, labelsOf, type OpenStep, openSteps, stepOf } from './steps.ts';

function Answers({ step, filling }: { step: OpenStep; filling: Filling }) {
  const { locale } = useLanguage();
  const words = useWords(openWords);
  const labels = labelsOf(step, words, filling.values);
  return (
    <section>
      <div class="case-head">
        <h2>{words[step]}</h2>
        <a href={href('open', `${step}-change`)} aria-label={words.changeOf(words[step])}>
          {words.change}
        </a>
      </div>
      {step === 'files' ? (
        <FilesAnswer values={filling.values} />
      ) : (
        <Facts
          facts={Object.entries(labels).map(([field, name]) => ({
            name,
            value: answerText(field, filling.values, words, locale),
          }))}
        />
      )}
    </section>
  );
}

/** The files by name, each with whether it is sensitive. */
function FilesAnswer({ values }: { values: Values }) {
  const { locale } = useLanguage();
  const words = useWords(openingFilesWords);
  const { chosen } = usePicked();
  if (chosen.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <ul class="files">
        {chosen.map((one) => (
          <li key={one.told.sha256}>
            <div>
              <p>
                <strong>{one.file.name}</strong>{' '}
                <span class="quiet">{fileSize(one.file.size, locale)}</span>
              </p>
              <p class="small">
                {announcedWith(one, someSensitive(values)).sensitive
                  ? words.isSensitive
                  : words.notSensitive}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p class="quiet">{words.afterSend(chosen.length)}</p>
    </>
  );
}

function useSending(filling: Filling) {
  const { locale } = useLanguage();
  const words = useWords(openWords);
  const common = useWords(commonWords);
  const { chosen } = usePicked();
  const fileFaults = useFileFaults(filling.values);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<TroubleKind | null>(null);
  const labels = allLabels(words, filling.values);
  const refuse = (faults: readonly Fault[]) => {
    filling.refuse(faults);
    return faults.length > 0;
  };
  const refused = (problem: Problem) => {
    const faults = faultsOf(problem.errors ?? [], labels, common);
    if (refuse(faults)) return;
    setTrouble({ kind: 'refused', problem });
  };
  const send = async () => {
    const body = intakeOf(filling.values);
    setTrouble(null);
    const faults = [...faultsOf(checked(intake, body, locale), labels, common), ...fileFaults()];
    if (busy || refuse(faults)) return;
    setBusy(true);
    const files = chosen.length > 0 ? { filesFollow: chosen.length } : {};
    // its schema has just been applied
    const outcome = await ask('OpenCase', locale, {
      body: { ...body, ...files } as Body<'OpenCase'>,
      key: filling.key,
    });
    setBusy(false);
    if (outcome.kind === 'silence') return setTrouble({ kind: 'silence' });
    if (outcome.kind === 'refused') return refused(outcome.problem);
    const hasMail = Boolean(
      filling.values['complainant.email'] || filling.values['representative.email'],
    );
    const { caseNo } = outcome.body;
    rememberOpened({ ...outcome.body, hasMail, unsent: chosen.map(({ file }) => file.name) });
    if (chosen.length > 0)
      beginCarrying({ caseNo, chosen, someSensitive: someSensitive(filling.values) }, locale);
    filling.clear();
    clearPicked();
    goTo(href('open', 'done'));
  };
  return { send, busy, trouble };
}

/** Everything once more before it is sent; a change returns here. */
export function CheckPage({ filling }: { filling: Filling }) {
  const words = useWords(openWords);
  const { send, busy, trouble } = useSending(filling);
  const stepHref = (field: string) =>
    href('open', `${stepOf(field, words, filling.values)}-change`);
  return (
    <div class="sheet">
      <ErrorSummary faults={filling.faults} refusals={filling.refusals} hrefOf={stepHref} />
      <PageTitle above={words.title} hasErrors={filling.faults.length > 0}>
        {words.check}
      </PageTitle>
      <p>{words.checkLead}</p>
      {openSteps.map((step) => (
        <Answers key={step} step={step} filling={filling} />
      ))}
      {trouble && <Trouble trouble={trouble} reused={words.already} />}
      <Form filling={filling} labels={{}} onSubmit={() => void send()}>
        <div class="actions">
          <SubmitButton busy={busy}>{words.send}</SubmitButton>
        </div>
      </Form>
    </div>
  );
}
