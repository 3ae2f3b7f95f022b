import { useEffect, useState } from 'react';
import { useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { frameWords } from '../words/frame.ts';

const BEFORE = 'parley.console.person';

/** Whoever leaves on purpose is not missed: the next person may be anybody. */
export const forgetPerson = (): void => sessionStorage.removeItem(BEFORE);

/** Tabs of one browser share the issuer's session: a tab that is loaded anew may come back as somebody else, and says so. */
export function SomebodyElse() {
  const words = useWords(frameWords);
  const { staffId } = useMe();
  const [before, setBefore] = useState(() => sessionStorage.getItem(BEFORE));
  useEffect(() => sessionStorage.setItem(BEFORE, staffId), [staffId]);
  const isAnother = before !== null && before !== staffId;
  return (
    <div role="status">
      {isAnother && (
        <p className="offline">
          ⚠ {words.somebodyElse(staffId, before)}{' '}
          <button type="button" className="small" onClick={() => setBefore(null)}>
            {words.understood}
          </button>
        </p>
      )}
    </div>
  );
}
