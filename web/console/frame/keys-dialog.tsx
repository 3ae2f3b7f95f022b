import { useState } from 'react';
import { useWords } from '../language.tsx';
import { frameWords } from '../words/frame.ts';
import { Dialog } from './dialog.tsx';
import { keysAreOn, switchKeys } from './keys.ts';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(frameWords);
  const [isOn, setOn] = useState(keysAreOn);
  const rows: readonly (readonly [string, string])[] = [
    ['j', words.keyNext],
    ['k', words.keyPrevious],
    ['Enter', words.keyOpen],
    ['q', words.keyQueue],
    ['f', words.keyFind],
    ['n', words.keyNew],
    ['?', words.keyHelp],
    ['Ctrl + Enter', words.keySend],
  ];
  return (
    <Dialog title={words.keysTitle} onClose={onClose}>
      <dl className="keys">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{words.keysNote}</p>
      <label className="option">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            switchKeys(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        {words.keysOn}
      </label>
    </Dialog>
  );
}
