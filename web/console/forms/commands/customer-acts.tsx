/** What the customer said on a recorded line, typed in by an agent (C2). */
import type { CustomerAct } from '#contracts/staff-answers.ts';
import type { Values } from '../../drafts/store.ts';
import { useWords } from '../../language.tsx';
import { fieldWords } from '../../words/fields.ts';
import { Amount, Checks, Line, LongText, Radios } from '../fields.tsx';
import { filledIn, textAt } from '../values.ts';
import { yuanOf } from '../yuan.ts';
import type { CommandForm, FieldsProps } from './command-form.ts';
import { proposeMediation } from './outside.tsx';
import { withOptionalReason, withoutData, withReason } from './simple.tsx';

function AnswerField() {
  const words = useWords(fieldWords);
  return <LongText name="answer" label={words.answer} rows={4} />;
}

function AcceptFields({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  const terms = it.proposal?.terms.onerousTerms ?? [];
  return (
    <>
      <p>
        <strong>{words.version(it.proposal?.version ?? 0)}</strong>
      </p>
      {terms.length > 0 && (
        <Checks
          name="confirmedTerms"
          label={words.confirmTerms}
          choices={terms.map(({ id, text }) => ({ value: id, label: text }))}
        />
      )}
    </>
  );
}

function CounterFields() {
  const words = useWords(fieldWords);
  return (
    <>
      <LongText name="terms.words" label={words.counterWords} rows={3} />
      <div className="side-by-side">
        <Amount name="terms.amount" label={words.counterAmount} optional />
        <Line
          name="terms.instalments"
          label={words.counterCount}
          inputMode="numeric"
          width="short"
          optional
        />
        <Amount name="terms.monthly" label={words.counterMonthly} optional />
      </div>
    </>
  );
}

function ScoreFields({ wordsOptional }: { wordsOptional: boolean }) {
  const words = useWords(fieldWords);
  const scores = [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: words.scoreOf(n) }));
  return (
    <>
      <Radios name="score" label={words.score} hint={words.scoreHint} choices={scores} />
      <LongText name="words" label={words.words} rows={3} optional={wordsOptional} />
    </>
  );
}

function MessageField() {
  const words = useWords(fieldWords);
  return <LongText name="text" label={words.words} rows={4} />;
}

const numberAt = (values: Values, name: string): number | undefined =>
  textAt(values, name) === '' ? undefined : Number(textAt(values, name));
const versioned = ({ it }: FieldsProps) => ({ proposalVersion: it.proposal?.version });
const scored = (values: Values) => ({
  ...(filledIn(values) as object),
  score: numberAt(values, 'score'),
});

const counterOffer: CommandForm = {
  Fields: CounterFields,
  dataOf: (values, props) => {
    const amount = yuanOf(textAt(values, 'terms.amount'));
    const monthly = yuanOf(textAt(values, 'terms.monthly'));
    const instalments = numberAt(values, 'terms.instalments');
    return {
      ...versioned(props),
      terms: {
        words: textAt(values, 'terms.words').trim() || undefined,
        ...(amount && { amount }),
        ...(instalments !== undefined && { instalments }),
        ...(monthly && { monthly }),
      },
    };
  },
};

export const customerActForms: Readonly<Record<CustomerAct['command'], CommandForm>> = {
  AnswerInformationRequest: { Fields: AnswerField },
  AcceptOffer: {
    Fields: AcceptFields,
    tone: 'grave',
    initial: () => ({ confirmedTerms: [] }),
    dataOf: (values, props) => ({
      ...versioned(props),
      confirmedTerms: values['confirmedTerms'] ?? [],
    }),
  },
  CounterOffer: counterOffer,
  RejectOffer: {
    ...withReason,
    tone: 'grave',
    dataOf: (values, props) => ({ ...versioned(props), reason: textAt(values, 'reason') }),
  },
  AcceptDecision: withoutData,
  ContestDecision: withReason,
  RequestReCheck: withReason,
  ProposeMediation: proposeMediation,
  ConsentToMediation: withoutData,
  DeclineMediation: withOptionalReason,
  ConfirmSolved: { Fields: () => <ScoreFields wordsOptional />, dataOf: scored },
  ReportNotSolved: { Fields: () => <ScoreFields wordsOptional={false} />, dataOf: scored },
  WriteToBank: { Fields: MessageField },
  Withdraw: { ...withOptionalReason, tone: 'grave' },
};
