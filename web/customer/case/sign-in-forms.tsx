import { TextField, Tick } from '../form/fields.tsx';
import type { Filling } from '../form/filling.ts';
import { Form, SubmitButton } from '../form/form.tsx';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Timed } from '../parts/timed.tsx';
import { signInWords } from '../words/sign-in.ts';
import { remembered } from './session.ts';

interface Steps {
  readonly filling: Filling;
  readonly busy: boolean;
  readonly getCode: () => Promise<void>;
}

export function NumberForm({ filling, busy, getCode, again }: Steps & { again: boolean }) {
  const words = useWords(signInWords);
  return (
    <Form filling={filling} labels={{ caseNo: words.caseNo }} onSubmit={() => void getCode()}>
      <TextField name="caseNo" hint={words.caseNoHint} look="short" />
      <div class="actions">
        <SubmitButton busy={busy}>{again ? words.newCode : words.getCode}</SubmitButton>
      </div>
    </Form>
  );
}

interface CodeSteps extends Steps {
  readonly expiresAt: string;
  readonly enter: () => Promise<void>;
  readonly startOver: () => void;
  /** The first letter brings it: nothing else was asked for, and the number is the page's own. */
  readonly inFirstLetter?: boolean;
}

/** Never ticked beforehand; a device that is remembered already is not asked again. */
function RememberTick({ caseNo }: { caseNo: string | undefined }) {
  const words = useWords(signInWords);
  const known = remembered();
  if (known?.caseNo === caseNo && known?.rememberedUntil !== undefined) return null;
  return (
    <Tick name="remember">
      {words.remember}
      <small>{words.rememberHint}</small>
    </Tick>
  );
}

export function CodeForm({ filling, busy, expiresAt, inFirstLetter, ...steps }: CodeSteps) {
  const words = useWords(signInWords);
  const printing = usePrinting();
  const moment = printing.deadline(expiresAt);
  return (
    <>
      <p role="status">
        <Timed at={expiresAt} moment={moment}>
          {inFirstLetter
            ? words.codeInLetter(moment)
            : words.codeSent(filling.values['caseNo'] ?? '', moment)}
        </Timed>
      </p>
      <Form filling={filling} labels={{ code: words.code }} onSubmit={() => void steps.enter()}>
        <TextField
          name="code"
          hint={words.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          look="code-input"
        />
        <RememberTick caseNo={filling.values['caseNo']} />
        <div class="actions">
          <SubmitButton busy={busy}>{words.enter}</SubmitButton>
          <button type="button" class="link" onClick={() => void steps.getCode()}>
            {words.newCode}
          </button>
          {!inFirstLetter && (
            <button type="button" class="link" onClick={steps.startOver}>
              {words.otherNumber}
            </button>
          )}
        </div>
      </Form>
    </>
  );
}
