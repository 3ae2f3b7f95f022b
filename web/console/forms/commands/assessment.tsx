import {
  adviceReasonLabels,
  businessLabels,
  causeLabels,
  complexityLabels,
  departmentLabels,
  flagLabels,
} from '#contracts/labels.ts';
import type { Suggestion } from '#domain/facts.ts';
import { listText } from '../../../shared/locale.ts';
import { useLabel, useLanguage, useWords } from '../../language.tsx';
import { fieldWords } from '../../words/fields.ts';
import { useChoices } from '../choices.ts';
import { Checks, LongText, Radios, Select } from '../fields.tsx';
import { Rows } from '../rows.tsx';
import { filledIn, listAt, textAt } from '../values.ts';
import type { CommandForm, FieldsProps } from './command-form.ts';

/** Advice, never a decision (P5.3): quiet, above the form, and nothing in the form is filled in by it. */
function SuggestionNote({ suggestion }: { suggestion: Suggestion }) {
  const words = useWords(fieldWords);
  const label = useLabel();
  const { locale } = useLanguage();
  const departments = listText(
    suggestion.departments.map((it) => label(departmentLabels, it)),
    locale,
  );
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [words.complexity, [label(complexityLabels, suggestion.complexity)]],
    [words.suggestionBecause, suggestion.because.map((it) => label(adviceReasonLabels, it))],
    [words.suggestionDepartments, departments ? [departments] : []],
    [words.suggestionRepeats, suggestion.repeats],
    [words.suggestionCues, suggestion.cues.map(words.suggestionCue)],
  ];
  return (
    <aside className="note advice" aria-label={words.suggestionTitle}>
      <p className="quiet">{words.suggestionTitle}</p>
      <dl className="facts">
        {parts
          .filter(([, texts]) => texts.length > 0)
          .map(([name, texts]) => (
            <div key={name}>
              <dt>{name}</dt>
              {texts.map((text) => (
                <dd key={text}>{text}</dd>
              ))}
            </div>
          ))}
      </dl>
    </aside>
  );
}

function AssessmentFields({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  const complexities = useChoices(complexityLabels);
  return (
    <>
      {it.suggestion && <SuggestionNote suggestion={it.suggestion} />}
      <div className="side-by-side">
        <Select
          name="assessment.business"
          label={words.business}
          choices={useChoices(businessLabels)}
        />
        <Select name="assessment.cause" label={words.cause} choices={useChoices(causeLabels)} />
      </div>
      <Radios
        name="assessment.complexity"
        label={words.complexity}
        hint={words.complexityHint}
        choices={complexities}
      />
      <Checks
        name="assessment.flags"
        label={words.flags}
        choices={useChoices(flagLabels)}
        optional
      />
      <LongText name="assessment.reason" label={words.reason} rows={3} />
      <Consultations />
    </>
  );
}

function Consultations() {
  const words = useWords(fieldWords);
  const departments = useChoices(departmentLabels);
  return (
    <Rows
      name="consult"
      title={words.consult}
      addLabel={words.consultAdd}
      rowLabel={words.consultRow}
      blank={() => ({ department: '', question: '' })}
      max={departments.length}
    >
      {(path) => (
        <>
          <Select name={`${path}.department`} label={words.department} choices={departments} />
          <LongText name={`${path}.question`} label={words.question} rows={2} />
        </>
      )}
    </Rows>
  );
}

export const assessCase: CommandForm = {
  Fields: AssessmentFields,
  initial: ({ it }) => ({
    assessment: it.assessment ?? {
      business: '',
      cause: '',
      complexity: '',
      flags: it.flags,
      reason: '',
    },
    consult: [],
  }),
  dataOf: (values) => ({
    assessment: filledIn(values['assessment']),
    consult: filledIn(listAt(values, 'consult')),
  }),
};

function FindingField({ it, task }: FieldsProps) {
  const words = useWords(fieldWords);
  const asked = it.consultations.find(({ department }) => department === task?.department);
  return (
    <>
      {asked && (
        <div className="part">
          <p className="quiet">{words.question}</p>
          <p className="pre">{asked.question}</p>
        </div>
      )}
      <LongText name="finding" label={words.finding} rows={6} />
    </>
  );
}

export const answerConsultation: CommandForm = {
  Fields: FindingField,
  dataOf: (values, { task }) => ({
    department: task?.department,
    finding: textAt(values, 'finding'),
  }),
};

function FindingsField() {
  const words = useWords(fieldWords);
  return <LongText name="findings" label={words.findings} rows={7} />;
}

export const recordFindings: CommandForm = {
  Fields: FindingsField,
  initial: ({ it }) => ({ findings: it.findings ?? '' }),
};

/** Talks are opened again on findings of one's own, never on those of the first answer. */
export const reopenTerms: CommandForm = { Fields: FindingsField };
