import { useState } from 'preact/hooks';
import type { Response } from '#contracts/http.ts';
import type { Outcome } from '../../shared/call.ts';
import { ask } from '../doors.ts';
import { type Filling, useFilling } from '../form/filling.ts';
import { ErrorSummary } from '../form/form.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Trouble, type TroubleKind } from '../parts/trouble.tsx';
import { useHotline } from '../process.tsx';
import { href } from '../router.ts';
import { commonWords } from '../words/common.ts';
import { signInWords } from '../words/sign-in.ts';
import type { Seen } from './my-case.ts';
import { remember } from './session.ts';
import { CodeForm, NumberForm } from './sign-in-forms.tsx';

interface SignInProps {
  readonly caseNo: string | undefined;
  readonly why: Extract<Seen, { kind: 'signedOut' }>['why'];
  readonly signedInTo?: string;
  readonly onDone: () => void;
  /** Back to what can be done without a fresh code. */
  readonly onBack?: () => void;
}

type Challenge = Response<'RequestCode'>;

/** Number, then code. The answer never tells whether a case exists, so neither does this page. */
export function useSignIn(filling: Filling, onDone: () => void, asked: Challenge | null = null) {
  const { locale } = useLanguage();
  const common = useWords(commonWords);
  const words = useWords(signInWords);
  const [challenge, setChallenge] = useState(asked);
  const [trouble, setTrouble] = useState<TroubleKind | null>(null);
  const [busy, setBusy] = useState(false);
  const { caseNo = '', code = '' } = filling.values;

  const sending = async <T,>(field: 'caseNo' | 'code', request: () => Promise<Outcome<T>>) => {
    const label = words[field];
    if (busy) return null;
    setTrouble(null);
    filling.refuse(
      filling.values[field]?.trim() ? [] : [{ field, message: common.missing(label) }],
    );
    if (!filling.values[field]?.trim()) return null;
    setBusy(true);
    const outcome = await request();
    setBusy(false);
    return outcome;
  };

  const getCode = async () => {
    const outcome = await sending('caseNo', () =>
      ask('RequestCode', locale, { body: { caseNo: caseNo.trim() } }),
    );
    if (outcome?.kind === 'done') setChallenge(outcome.body);
    else if (outcome) setTrouble(outcome.kind === 'silence' ? { kind: 'silence' } : outcome);
  };

  const wrongCode = (outcome: Exclude<Outcome<unknown>, { kind: 'done' }>) => {
    if (outcome.kind === 'silence') return setTrouble({ kind: 'silence' });
    const { problem } = outcome;
    const left = Number(problem.values?.['triesLeft'] ?? 0);
    const message = left > 0 ? words.triesLeft(left) : problem.title;
    if (problem.errors?.[0])
      filling.refuse([{ field: 'code', message: problem.errors[0].message }]);
    else if (problem.status === 401) filling.refuse([{ field: 'code', message }]);
    else setTrouble(outcome);
  };

  const enter = async () => {
    const digits = code.normalize('NFKC').replaceAll(/\s/g, '');
    const { challengeId = '' } = challenge ?? {};
    const outcome = await sending('code', () =>
      ask('OpenSession', locale, {
        body: { challengeId, code: digits, remember: filling.values['remember'] === 'yes' },
      }),
    );
    if (!outcome) return;
    if (outcome.kind !== 'done') return wrongCode(outcome);
    remember(outcome.body);
    filling.clear();
    onDone();
  };

  const startOver = () => {
    filling.set('code', '');
    filling.refuse([]);
    setChallenge(null);
  };
  return { challenge, trouble, busy, getCode, enter, startOver };
}

function Lead({ why, signedInTo }: Pick<SignInProps, 'why' | 'signedInTo'>) {
  const words = useWords(signInWords);
  if (signedInTo) return <p class="notice care">{words.otherCase(signedInTo)}</p>;
  if (why === 'expired') return <p class="notice care">{words.expired}</p>;
  if (why === 'codeNeeded') return <p>{words.codeNeeded}</p>;
  return (
    <>
      {why === 'left' && <p class="notice good">{words.left}</p>}
      <p>{words.lead}</p>
    </>
  );
}

function titleOf(why: SignInProps['why'], words: (typeof signInWords)['zh-CN']): string {
  if (why === 'codeNeeded') return words.codeNeededTitle;
  return why === 'expired' ? words.expiredTitle : words.title;
}

export function SignIn({ caseNo = '', why, signedInTo, onDone, onBack }: SignInProps) {
  const words = useWords(signInWords);
  const hotline = useHotline();
  const filling = useFilling(`sign-in.${caseNo}`, { caseNo, code: '' });
  const steps = useSignIn(filling, onDone);
  const { challenge, trouble } = steps;
  return (
    <div class="sheet">
      <ErrorSummary faults={filling.faults} refusals={filling.refusals} />
      <PageTitle key={challenge ? 'code' : 'number'} hasErrors={filling.faults.length > 0}>
        {challenge ? words.codeTitle : titleOf(why, words)}
      </PageTitle>
      {!challenge && <Lead why={why} {...(signedInTo !== undefined && { signedInTo })} />}
      {trouble && <Trouble trouble={trouble} reused={words.reused} />}
      {challenge ? (
        <CodeForm filling={filling} expiresAt={challenge.expiresAt} {...steps} />
      ) : (
        <NumberForm filling={filling} again={why === 'expired'} {...steps} />
      )}
      {why === 'codeNeeded' && onBack && (
        <p>
          <button type="button" class="link" onClick={onBack}>
            {words.notNow}
          </button>
        </p>
      )}
      <hr />
      <p class="quiet">{words.noMail(hotline)}</p>
      <p>
        <a href={href('open')}>{words.open}</a>
      </p>
    </div>
  );
}
