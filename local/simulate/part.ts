/** One case in the simulation. */
import type { StaffCase } from '#contracts/views.ts';
import type { Story } from './stories.ts';
import type { Session } from './voice.ts';

export interface Part {
  readonly story: Story;
  /** Opens the case, or tells which one it is; a repeat answers the same. */
  readonly begin: () => Promise<{ caseId: string; caseNo: string }>;
  /** The case into which this one is merged; it must exist first. */
  readonly mergeInto?: Part;
  /** A case that waits until another has been merged into it. */
  heldFor?: Part;
  opened?: { readonly caseId: string; readonly caseNo: string };
  session?: Session;
  /** Real time (ms) before which there is no point in looking. */
  notBefore: number;
  /** Real time (ms) of an act whose next task has not been seen yet; 0 otherwise. */
  actedAt: number;
  /** Bank's time (ms) before which nothing happens. */
  restUntil: number;
  /** Looks in a row, and rests in a row, that found the version unchanged and nothing to do. */
  idleLooks: number;
  idleRests: number;
  version: number;
  refusals: number;
  /** Last seen; the end of the story once `over`. */
  last?: Pick<StaffCase, 'status' | 'whereabouts' | 'closed' | 'openedAt'>;
  state: 'playing' | 'over' | 'stuck';
  why?: string;
}

export const partOf = (story: Story, begin: Part['begin'], mergeInto?: Part): Part => ({
  story,
  begin,
  ...(mergeInto ? { mergeInto } : {}),
  notBefore: 0,
  actedAt: 0,
  restUntil: 0,
  idleLooks: 0,
  idleRests: 0,
  version: 0,
  refusals: 0,
  state: 'playing',
});
