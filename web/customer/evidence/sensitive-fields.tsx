import { Choice, Tick } from '../form/fields.tsx';
import { useField } from '../form/filling.ts';
import { useWords } from '../language.tsx';
import { evidenceWords } from '../words/evidence.ts';
import type { Chosen } from './chosen.ts';

type Mark = (one: Chosen, isPlain: boolean) => void;

interface SensitiveFields {
  /** Of the question whether there is sensitive data at all, and of the consent. */
  readonly names: { readonly any: string; readonly consent: string };
  readonly chosen: readonly Chosen[];
  readonly onMark: Mark;
}

/** Which ones: all of them, until somebody says that one is not. */
function Which({ chosen, onMark }: Pick<SensitiveFields, 'chosen' | 'onMark'>) {
  const words = useWords(evidenceWords);
  const field = useField('which');
  return (
    <fieldset
      class={field.fault ? 'field wrong' : 'field'}
      aria-describedby={`${field.id}-hint${field.fault ? ` ${field.id}-error` : ''}`}
    >
      <legend>{words.which}</legend>
      <p class="hint" id={`${field.id}-hint`}>
        {words.whichHint}
      </p>
      {field.fault && (
        <p class="error" id={`${field.id}-error`}>
          {field.fault}
        </p>
      )}
      {chosen.map((one, index) => (
        <label class="option" key={one.told.sha256}>
          <input
            type="checkbox"
            id={index === 0 ? field.id : undefined}
            checked={!one.isPlain}
            onChange={(event) => onMark(one, !event.currentTarget.checked)}
          />
          <span>{one.file.name}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Whether files hold sensitive data, which of several do, and the separate consent to it (PIPL 29). */
export function SensitiveFields({ names, chosen, onMark }: SensitiveFields) {
  const words = useWords(evidenceWords);
  const any = useField(names.any).value === 'yes';
  const isOpen = chosen.length > 1 || chosen.some(({ isPlain }) => isPlain);
  return (
    <>
      <Choice
        name={names.any}
        hint={words.sensitiveHint}
        inRow
        options={[
          { value: 'no', label: words.no },
          { value: 'yes', label: words.yes },
        ]}
      />
      {any && isOpen && <Which chosen={chosen} onMark={onMark} />}
      {any && (
        <Tick name={names.consent} hint={words.consentHint}>
          {words.consentText}
        </Tick>
      )}
    </>
  );
}
