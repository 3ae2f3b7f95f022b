import { useState } from 'preact/hooks';
import type { Response } from '#contracts/http.ts';
import { useFilling } from '../form/filling.ts';
import { ErrorSummary } from '../form/form.tsx';
import { useWords } from '../language.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { goTo } from '../parts/use-place.ts';
import { href } from '../router.ts';
import { signInWords } from '../words/sign-in.ts';
import { useSignIn } from './sign-in.tsx';
import { CodeForm } from './sign-in-forms.tsx';

interface CodeAtOnceProps {
  readonly caseNo: string;
  readonly asked: Response<'RequestCode'>;
  readonly onEntered: () => void;
}

/** Right after opening a case: the code that the acknowledgement brings opens it on this very page. */
export function CodeAtOnce({ caseNo, asked, onEntered }: CodeAtOnceProps) {
  const words = useWords(signInWords);
  const filling = useFilling(`first-code.${caseNo}`, { caseNo, code: '' });
  const [first, setFirst] = useState(true);
  const enter = () => {
    onEntered();
    goTo(href('case'));
  };
  const { challenge, trouble, ...steps } = useSignIn(filling, enter, asked);
  const getCode = async () => {
    setFirst(false);
    await steps.getCode();
  };
  return (
    <section class="card">
      <h2>{words.seeItNow}</h2>
      <ErrorSummary faults={filling.faults} refusals={filling.refusals} />
      {trouble && <Trouble trouble={trouble} reused={words.reused} />}
      <CodeForm
        filling={filling}
        expiresAt={challenge?.expiresAt ?? asked.expiresAt}
        inFirstLetter={first}
        {...steps}
        getCode={getCode}
      />
    </section>
  );
}
