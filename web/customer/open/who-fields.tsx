import type { Values } from '../../shared/drafts.ts';
import { Choice, TextField } from '../form/fields.tsx';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { openWords } from '../words/open.ts';
import { isActing } from './steps.ts';

/** A browser shows the date in a language of its own: here it stands as the page says it. */
function ChosenDay({ day = '' }: { day?: string | undefined }) {
  const printing = usePrinting();
  return /^\d{4}-\d\d-\d\d$/.test(day) ? <p class="hint">{printing.date(day)}</p> : null;
}

function AuthorityFields({ values }: { values: Values }) {
  const words = useWords(openWords);
  return (
    <>
      <TextField name="representative.name" autoComplete="name" />
      <Choice
        name="representative.authority.scope"
        hint={words.scopeHint}
        options={[
          { value: 'settle', label: words.settle },
          { value: 'inform', label: words.inform },
        ]}
      />
      <TextField name="representative.authority.document" hint={words.documentHint} />
      <TextField
        name="representative.authority.expiresOn"
        type="date"
        look="short"
        hint={words.expiresOnHint}
        optional
      />
      <ChosenDay day={values['representative.authority.expiresOn']} />
    </>
  );
}

export function WhoFields({ values }: { values: Values }) {
  const words = useWords(openWords);
  const isCompany = values['complainant.kind'] === 'company';
  return (
    <>
      <Choice
        name="complainant.kind"
        options={[
          { value: 'person', label: words.person },
          { value: 'company', label: words.company },
        ]}
      />
      <TextField
        name="complainant.name"
        hint={words.nameHint}
        autoComplete={isCompany ? 'organization' : 'name'}
      />
      <Choice
        name="acting"
        options={[
          { value: 'no', label: words.self },
          { value: 'yes', label: words.other, hint: words.otherHint },
        ]}
      />
      {isActing(values) && <AuthorityFields values={values} />}
    </>
  );
}
