import { useEffect, useState } from 'react';

let tell: (text: string) => void = () => undefined;

/** Says in one line what was done, to eyes and to screen readers; it goes away by itself. */
export const announce = (text: string): void => tell(text);

const SHOWN_MS = 6000;

export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    tell = setText;
    return () => {
      tell = () => undefined;
    };
  }, []);
  useEffect(() => {
    if (!text) return undefined;
    const timer = setTimeout(() => setText(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="announcer" role="status">
      {text && (
        <p>
          <span aria-hidden="true">✓ </span>
          {text}
        </p>
      )}
    </div>
  );
}
