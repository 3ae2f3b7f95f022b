import { TextArea, Tick } from '../form/fields.tsx';
import { useWords } from '../language.tsx';
import { openWords } from '../words/open.ts';

/** CFPB's second question, and the separate consent of PIPL 29. */
export function WishFields() {
  const words = useWords(openWords);
  return (
    <>
      <TextArea name="wish" hint={words.wishHint} />
      <h2>{words.consent}</h2>
      <Tick name="sensitiveDataConsent" hint={words.consentHint}>
        {words.consentText}
      </Tick>
    </>
  );
}
