import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { ask, type Process } from './doors.ts';
import { useLanguage } from './language.tsx';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly silent: boolean }
  | { readonly kind: 'here'; readonly value: T };

interface Known {
  readonly process: Loaded<Process>;
  readonly again: () => void;
}

const ProcessContext = createContext<Known>({
  process: { kind: 'loading' },
  again: () => undefined,
});

/** The bank's rules in force, asked once: steps, limits, outside bodies and the hotline come from here, never from page text. */
export function ProcessProvider({ children }: { children: ComponentChildren }) {
  const { locale } = useLanguage();
  const [process, setProcess] = useState<Loaded<Process>>({ kind: 'loading' });
  const load = async () => {
    const outcome = await ask('GetProcess', locale);
    setProcess(
      outcome.kind === 'done'
        ? { kind: 'here', value: outcome.body }
        : { kind: 'failed', silent: outcome.kind === 'silence' },
    );
  };
  useEffect(() => void load(), []);
  const again = () => {
    setProcess({ kind: 'loading' });
    void load();
  };
  return <ProcessContext.Provider value={{ process, again }}>{children}</ProcessContext.Provider>;
}

export const useProcess = (): Known => useContext(ProcessContext);

/** The hotline, once known; a dash before that. */
export function useHotline(): string {
  const { process } = useProcess();
  return process.kind === 'here' ? process.value.hotline : '—';
}
