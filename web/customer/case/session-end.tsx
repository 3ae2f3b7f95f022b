import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../language.tsx';
import { signInWords } from '../words/sign-in.ts';
import { remembered } from './session.ts';

const WARN_BEFORE_MS = 2 * 60_000;
/** Beyond this a browser's timer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Warns before the session ends, so that nobody is surprised in the middle of a sentence. */
export function SessionEnd() {
  const words = useWords(signInWords);
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    const { expiresAt, rememberedUntil } = remembered() ?? {};
    // a remembered device goes on by itself
    if (expiresAt === undefined || rememberedUntil !== undefined) return undefined;
    const wait = Date.parse(expiresAt) - Date.now() - WARN_BEFORE_MS;
    const timer = setTimeout(() => setSoon(true), Math.min(Math.max(wait, 0), LONGEST_MS));
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{soon && <p class="notice care">{words.soon}</p>}</div>;
}
