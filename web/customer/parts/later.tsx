import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LoadFailed, Loading } from './waiting.tsx';

/** A page that is fetched when somebody goes there. A failed fetch can be tried again. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => JSX.Element {
  let known: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [page, setPage] = useState<{ it: ComponentType<P> } | null>(known && { it: known });
    const [failed, setFailed] = useState(false);
    const fetchPage = async () => {
      try {
        known = await load();
        setPage({ it: known });
      } catch {
        setFailed(true);
      }
    };
    useEffect(() => {
      if (!page && !failed) void fetchPage();
    }, [failed]);
    if (failed) return <LoadFailed silent again={() => setFailed(false)} />;
    return page ? <page.it {...props} /> : <Loading />;
  };
}
