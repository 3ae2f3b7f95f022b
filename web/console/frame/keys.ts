import { useEffect } from 'react';

const KEY = 'parley.console.keys';

/** Whether single letters do anything; whoever is bothered by them switches them off on their device. */
export const keysAreOn = (): boolean => localStorage.getItem(KEY) !== 'off';
export const switchKeys = (on: boolean): void => localStorage.setItem(KEY, on ? 'on' : 'off');

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

export type Keys = Readonly<Record<string, () => void>>;

/** Single keys, outside of fields and dialogs only, never while an input method composes. None of them may send anything. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      const act = keys[event.key];
      if (!plain || !act || typing(event.target) || !keysAreOn()) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [keys]);
}
