import { useWords } from '../../language.tsx';
import { fieldWords } from '../../words/fields.ts';
import { LongText } from '../fields.tsx';
import { termsOf, typedTerms } from '../terms.ts';
import { TermsEditor } from '../terms-editor.tsx';
import { textAt } from '../values.ts';
import type { CommandForm, FieldsProps } from './command-form.ts';

function TermsFields() {
  return <TermsEditor name="terms" />;
}

export const proposeTerms: CommandForm = {
  Fields: TermsFields,
  initial: ({ it }) => ({ terms: typedTerms(it.proposal?.terms) }),
  dataOf: (values) => ({ terms: termsOf(values, 'terms') }),
};

function VersionNote({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  return (
    <p>
      <strong>{words.version(it.proposal?.version ?? 0)}</strong>{' '}
      <span className="quiet">{words.confirmNothing}</span>
    </p>
  );
}

/** Exactly the version that is on the page: if another one has come, the bank refuses. */
export const approveProposal: CommandForm = {
  Fields: VersionNote,
  tone: 'grave',
  dataOf: (_, { it }) => ({ proposalVersion: it.proposal?.version }),
};

function VersionAndReason({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  return (
    <>
      <p>
        <strong>{words.version(it.proposal?.version ?? 0)}</strong>
      </p>
      <LongText name="reason" label={words.reason} rows={3} />
    </>
  );
}

export const returnProposal: CommandForm = {
  Fields: VersionAndReason,
  dataOf: (values, { it }) => ({
    proposalVersion: it.proposal?.version,
    reason: textAt(values, 'reason'),
  }),
};

/** The customer is told that the offer no longer stands, and why. */
export const withdrawOffer: CommandForm = {
  ...returnProposal,
  tone: 'customer',
  previewOf: ['reason'],
};
