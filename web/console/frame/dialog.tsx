import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../language.tsx';
import { formWords } from '../words/form.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'wide' | 'small';
}

/** The browser's own modal dialog: it keeps the focus, Esc closes it, the page behind is out of reach. */
export function Dialog({ title, onClose, children, size }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const words = useWords(formWords);
  // before what is inside takes the focus
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    // closed and not just taken away, so that the focus returns to where it came from
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={size}
      aria-labelledby={id}
      onClose={({ target }) => {
        // React tells it of a dialog inside as well, which is not this one
        if (target === ref.current) onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={words.close}
          onClick={() => ref.current?.close()}
        >
          ✕
        </button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
