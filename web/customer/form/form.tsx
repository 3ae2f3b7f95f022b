import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';
import { type Filling, FormContext, fieldId } from './filling.ts';
import type { Fault, Labels } from './say-errors.ts';

function focusField(event: Event, field: string) {
  // following the link would change the hash, and so the page
  event.preventDefault();
  document.getElementById(fieldId(field))?.focus();
}

interface Summary {
  readonly faults: readonly Fault[];
  readonly refusals: number;
  /** Where the field is, when it is on another page. */
  readonly hrefOf?: ((field: string) => string) | undefined;
}

/** Takes the focus after each refusal; each line leads to its field and says the same as there. */
export function ErrorSummary({ faults, refusals, hrefOf }: Summary) {
  const words = useWords(commonWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [refusals]);
  if (faults.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={box}>
      <h2>{words.errorTitle}</h2>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={field}>
            {hrefOf ? (
              <a href={hrefOf(field)}>{message}</a>
            ) : (
              <a href={`#${fieldId(field)}`} onClick={(event) => focusField(event, field)}>
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FormProps {
  readonly filling: Filling;
  /** Name of each field → what it is called, in the order of the page. */
  readonly labels: Labels;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}

export function Form({ filling, labels, onSubmit, children }: FormProps) {
  const submit = (event: Event) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <FormContext.Provider value={{ filling, labels }}>
      <form noValidate onSubmit={submit}>
        {children}
      </form>
    </FormContext.Provider>
  );
}

interface Submit {
  readonly busy?: boolean;
  /** Cannot be undone. */
  readonly grave?: boolean;
  /** Not what most people should press. */
  readonly second?: boolean;
  readonly children: ComponentChildren;
}

/** Stays focusable while the form is being sent; the sender ignores a second press. */
export function SubmitButton({ busy = false, grave = false, second = false, children }: Submit) {
  const words = useWords(commonWords);
  const look = ['button', grave && 'grave', second && 'second'].filter(Boolean).join(' ');
  return (
    <button type="submit" class={look} aria-disabled={busy}>
      {busy ? words.sending : children}
    </button>
  );
}
