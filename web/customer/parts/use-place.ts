import { useEffect, useState } from 'preact/hooks';
import { type Place, placeOf } from '../router.ts';

/** Where the address says one is; a new page begins at its top. */
export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => {
      setHash(location.hash);
      scrollTo(0, 0);
    };
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return placeOf(hash);
}

/** Goes there at once: the browser's own event comes a task later, and a page that is over would show meanwhile. */
export function goTo(address: string): void {
  location.hash = address;
  dispatchEvent(new HashChangeEvent('hashchange'));
}
