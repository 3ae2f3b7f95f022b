import { createContext, useContext } from 'react';
import type { Response } from '#contracts/http.ts';
import type { StaffRole } from '#domain/vocabulary.ts';

export type Me = Response<'GetMe'>;

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; pages are shown only once that is known. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in yet');
  return me;
}

export const holds = ({ roles }: Me, ...wanted: readonly StaffRole[]): boolean =>
  wanted.some((role) => roles.includes(role));

/** An operator repairs the machinery: the API leaves out what anybody wrote, so that nothing shown is no sign that there is nothing. */
export const readsNoStory = ({ roles }: Me): boolean => roles.every((role) => role === 'admin');
