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
}

/** Never ticked beforehand; a device that is remembered already is not asked again. */
export function RememberTick() {
  const words = useWords(signInWords);
  if (remembered()?.rememberedUntil !== undefined) return null;
  return (
    <Tick name="remember">
      {words.remember}
      <small>{words.rememberHint}</small>
    </Tick>
  );
}

export function CodeForm({ filling, busy, expiresAt, getCode, enter, startOver }: CodeSteps) {
  const words = useWords(signInWords);
  const printing = usePrinting();
  const moment = printing.deadline(expiresAt);
  return (
    <>
      <p role="status">
        <Timed at={expiresAt} moment={moment}>
          {words.codeSent(filling.values['caseNo'] ?? '', moment)}
        </Timed>
      </p>
      <Form filling={filling} labels={{ code: words.code }} onSubmit={() => void enter()}>
        <TextField
          name="code"
          hint={words.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          look="code-input"
        />
        <RememberTick />
        <div class="actions">
          <SubmitButton busy={busy}>{words.enter}</SubmitButton>
          <button type="button" class="link" onClick={() => void getCode()}>
            {words.newCode}
          </button>
          <button type="button" class="link" onClick={startOver}>
            {words.otherNumber}
          </button>
        </div>
      </Form>
    </>
  );
}
