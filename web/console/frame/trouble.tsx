import { useState } from 'react';
import { Refused, Silence } from '../api/client.ts';
import { useWords } from '../language.tsx';
import { formWords } from '../words/form.ts';
import { frameWords } from '../words/frame.ts';

/** A reference that somebody may be asked for, ready to be copied. */
export function Trace({ trace }: { trace: string }) {
  const words = useWords(formWords);
  const [copied, setCopied] = useState(false);
  if (!trace) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(trace);
    setCopied(true);
  };
  return (
    <p className="trace">
      {words.trace} <code>{trace}</code>{' '}
      <button type="button" className="quiet-button" onClick={() => void copy()}>
        {copied ? words.copied : words.copy}
      </button>
    </p>
  );
}

/** A page or a part of it that could not be loaded: what happened, that nothing is lost, and what one can do. */
export function LoadFault({ error, again }: { error: Error; again: () => void }) {
  const words = useWords(frameWords);
  const problem = error instanceof Refused ? error.problem : null;
  const text = error instanceof Silence ? words.loadSilence : (problem?.title ?? words.loadFault);
  return (
    <div className="trouble" role="alert">
      <p className="trouble-title">
        <span aria-hidden="true">▲ </span>
        {text || words.loadFault}
      </p>
      <p className="quiet">{words.nothingLost}</p>
      {problem && <Trace trace={problem.trace} />}
      <button type="button" onClick={again}>
        {words.again}
      </button>
    </div>
  );
}
