import { fileSize } from '../../shared/file-size.ts';
import { acceptedFiles } from '../../shared/upload.ts';
import { useField } from '../form/filling.ts';
import { useLanguage, useWords } from '../language.tsx';
import { evidenceWords } from '../words/evidence.ts';
import type { Chosen } from './chosen.ts';

interface FileField {
  readonly chosen: readonly Chosen[];
  readonly busy: boolean;
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove: (one: Chosen) => void;
}

function ChosenLine({ one, onRemove }: { one: Chosen; onRemove: (() => void) | undefined }) {
  const { locale } = useLanguage();
  const words = useWords(evidenceWords);
  const { name, size } = one.file;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(one.share);
  return (
    <li>
      <div>
        <p>
          <strong>{name}</strong> <span class="quiet">{fileSize(size, locale)}</span>
        </p>
        {one.step === 'sending' && (
          <p>
            <progress value={one.share} aria-label={name} />
            <span class="quiet number">{words.sending(percent)}</span>
          </p>
        )}
        {one.step === 'failed' && <p class="error">{words.notArrived}</p>}
      </div>
      {onRemove && (
        <button type="button" class="link" aria-label={words.removeOf(name)} onClick={onRemove}>
          {words.remove}
        </button>
      )}
    </li>
  );
}

/** What waits to be sent, and how far each has come. */
export function ChosenFiles({
  chosen,
  onRemove,
}: {
  chosen: readonly Chosen[];
  onRemove?: FileField['onRemove'] | undefined;
}) {
  const words = useWords(evidenceWords);
  if (chosen.length === 0) return null;
  return (
    <ul class="files" aria-label={words.chosen}>
      {chosen.map((one) => (
        <ChosenLine key={one.told.sha256} one={one} onRemove={onRemove && (() => onRemove(one))} />
      ))}
    </ul>
  );
}

/** The browser's own button speaks the browser's language, so a label stands in for it; the input stays where keys find it. */
export function FileField({ chosen, busy, onAdd, onRemove }: FileField) {
  const words = useWords(evidenceWords);
  const field = useField('files');
  const changed = (input: HTMLInputElement) => {
    onAdd([...(input.files ?? [])]);
    // so that the same file can be chosen once more, after it was removed
    input.value = '';
  };
  return (
    <div class={field.fault ? 'field wrong' : 'field'}>
      <label for={field.id}>{field.label}</label>
      <p class="hint" id={`${field.id}-hint`}>
        {words.filesHint}
      </p>
      {field.fault && (
        <p class="error" id={`${field.id}-error`}>
          {field.fault}
        </p>
      )}
      <div class="picker">
        <input
          type="file"
          id={field.id}
          multiple
          accept={acceptedFiles}
          disabled={busy}
          aria-invalid={field.fault ? true : undefined}
          aria-describedby={`${field.id}-hint${field.fault ? ` ${field.id}-error` : ''}`}
          onChange={(event) => changed(event.currentTarget)}
        />
        <label for={field.id} class="button second">
          {words.choose}
        </label>
      </div>
      <ChosenFiles chosen={chosen} onRemove={busy ? undefined : onRemove} />
    </div>
  );
}
