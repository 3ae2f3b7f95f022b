import { intake } from '#domain/intake.ts';
import type { Filling } from '../form/filling.ts';
import { ErrorSummary, Form, SubmitButton } from '../form/form.tsx';
import { checked, faultsOf } from '../form/say-errors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { goTo } from '../parts/use-place.ts';
import { href } from '../router.ts';
import { commonWords } from '../words/common.ts';
import { openWords } from '../words/open.ts';
import { ContactFields } from './contact-fields.tsx';
import { useFileFaults } from './file-answers.ts';
import { clearPicked } from './files.ts';
import { FilesFields } from './files-fields.tsx';
import { intakeOf, labelsOf, type OpenStep, openSteps } from './steps.ts';
import { WhatFields } from './what-fields.tsx';
import { WhoFields } from './who-fields.tsx';
import { WishFields } from './wish-fields.tsx';

const fieldsOf = {
  who: WhoFields,
  what: WhatFields,
  wish: WishFields,
  files: FilesFields,
  contact: ContactFields,
};

interface StepProps {
  readonly step: OpenStep;
  readonly filling: Filling;
  /** Came from the check page to change one answer. */
  readonly backToCheck: boolean;
}

export function StepPage({ step, filling, backToCheck }: StepProps) {
  const { locale } = useLanguage();
  const words = useWords(openWords);
  const common = useWords(commonWords);
  const labels = labelsOf(step, words, filling.values);
  const index = openSteps.indexOf(step);
  const next = backToCheck ? 'check' : (openSteps[index + 1] ?? 'check');
  const fileFaults = useFileFaults(filling.values);
  const goOn = () => {
    const errors = checked(intake, intakeOf(filling.values), locale);
    const own = faultsOf(
      errors.filter(({ field }) => field in labels),
      labels,
      common,
    );
    const faults = step === 'files' ? fileFaults() : own;
    filling.refuse(faults);
    if (faults.length === 0) goTo(href('open', next));
  };
  const faults = filling.faults.filter(({ field }) => field in labels);
  const Fields = fieldsOf[step];
  return (
    <div class="sheet">
      <ErrorSummary faults={faults} refusals={filling.refusals} />
      <PageTitle
        above={`${words.title} · ${words.stepOf(index + 1, openSteps.length)}`}
        hasErrors={faults.length > 0}
      >
        {words[step]}
      </PageTitle>
      <Form filling={filling} labels={labels} onSubmit={goOn}>
        <Fields values={filling.values} filling={filling} />
        <div class="actions">
          <SubmitButton>{backToCheck ? words.toCheck : words.next}</SubmitButton>
          {index > 0 && !backToCheck && (
            <a href={href('open', openSteps[index - 1] ?? 'who')}>{words.previous}</a>
          )}
        </div>
      </Form>
      <DraftNote filling={filling} />
    </div>
  );
}

function DraftNote({ filling }: { filling: Filling }) {
  const common = useWords(commonWords);
  const clear = () => {
    filling.clear();
    clearPicked();
    goTo(href('open'));
  };
  return (
    <p class="quiet draft-note">
      {common.draftKept}{' '}
      <button type="button" class="link" onClick={clear}>
        {common.clearDraft}
      </button>
    </p>
  );
}
