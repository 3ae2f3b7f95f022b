import { type ReactNode, useEffect, useRef, useState } from 'react';
import { session } from '../auth/session.ts';
import { useWords } from '../language.tsx';
import { go } from '../place.ts';
import { frameWords } from '../words/frame.ts';

const LEFT = 'parley.console.left';
type Stage = 'working' | 'in' | 'out' | 'failed';

const isCallback = () => window.location.pathname === '/console/callback';
const here = () => `${window.location.pathname}${window.location.search}`;

/** Remembers in the tab that somebody left on purpose: the console then waits for a click instead of signing in again. */
export const markLeft = (): void => sessionStorage.setItem(LEFT, '1');

async function begin(): Promise<Stage> {
  if (isCallback()) {
    go(await session.finish(window.location.search), true);
    return 'in';
  }
  if (sessionStorage.getItem(LEFT)) return 'out';
  await session.signIn(here());
  return 'working';
}

/** Nothing of the console is shown to anybody who is not signed in. */
export function SignInGate({ children }: { children: ReactNode }) {
  const [stage, setStage] = useState<Stage>('working');
  const begun = useRef(false);
  useEffect(() => {
    // a code can be redeemed once; development renders twice
    if (begun.current) return;
    begun.current = true;
    begin().then(setStage, () => setStage('failed'));
  }, []);
  if (stage === 'in') return children;
  return <Door stage={stage} />;
}

function Door({ stage }: { stage: Exclude<Stage, 'in'> }) {
  const words = useWords(frameWords);
  const enter = () => {
    sessionStorage.removeItem(LEFT);
    void session.signIn(isCallback() ? '/console/' : here());
  };
  useEffect(() => {
    document.title = `${words.signInTitle} · Parley`;
  }, [words]);
  return (
    <main className="door">
      <p className="brand">
        <img src="/console/console.svg" alt="" width="32" height="32" />
        {words.bank}
      </p>
      <h1>{words.signInTitle}</h1>
      {stage === 'failed' && (
        <p className="note bad" role="alert">
          {words.signInFault}
        </p>
      )}
      {stage === 'working' ? (
        <p role="status">{words.signingIn}</p>
      ) : (
        <>
          <p className="quiet">{words.signInText}</p>
          <button type="button" className="primary" onClick={enter}>
            {words.signIn}
          </button>
        </>
      )}
    </main>
  );
}
