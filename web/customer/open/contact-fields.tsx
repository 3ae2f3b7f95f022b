import { localeLabels } from '#contracts/labels.ts';
import type { Values } from '../../shared/drafts.ts';
import { Choice, TextField } from '../form/fields.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { openWords } from '../words/open.ts';
import { isActing } from './steps.ts';

function AgentContact() {
  const words = useWords(openWords);
  return (
    <>
      <h2>{words.agentContact}</h2>
      <TextField
        name="representative.email"
        type="email"
        autoComplete="email"
        hint={words.agentEmailHint}
        optional
      />
      <TextField name="representative.phone" type="tel" autoComplete="tel" look="short" optional />
    </>
  );
}

export function ContactFields({ values }: { values: Values }) {
  const { locale } = useLanguage();
  const words = useWords(openWords);
  const acting = isActing(values);
  return (
    <>
      {acting && <h2>{words.partyContact}</h2>}
      <TextField
        name="complainant.email"
        type="email"
        autoComplete={acting ? 'off' : 'email'}
        hint={words.emailHint}
      />
      <TextField
        name="complainant.phone"
        type="tel"
        autoComplete={acting ? 'off' : 'tel'}
        look="short"
        hint={words.phoneHint}
        optional
      />
      {acting && <AgentContact />}
      <Choice
        name="locale"
        inRow
        options={[
          { value: 'zh-CN', label: localeLabels['zh-CN'][locale] },
          { value: 'en', label: localeLabels.en[locale] },
        ]}
      />
    </>
  );
}
