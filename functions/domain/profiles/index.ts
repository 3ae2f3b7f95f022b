import type { Case } from '../case.ts';
import type { RuleProfile } from '../rule-profile.ts';
import { cn20203 } from './cn-2020-3.ts';
import { genericIso } from './generic-iso.ts';
import { ukDisp } from './uk-disp.ts';

export const ruleProfiles: readonly RuleProfile[] = [cn20203, ukDisp, genericIso];

/** The newest version of a profile by id. Throws on an unknown id: a wrong configuration must not pass unseen. */
export function profileById(id: string): RuleProfile {
  const found = ruleProfiles.filter((it) => it.id === id).sort((a, b) => b.version - a.version)[0];
  if (!found) throw new RangeError(`No rule profile ${id}`);
  return found;
}

/** The very version under which a case was opened. */
export function profileOf({ profile }: Pick<Case, 'profile'>): RuleProfile {
  const found = ruleProfiles.find((it) => it.id === profile.id && it.version === profile.version);
  if (!found) throw new RangeError(`No rule profile ${profile.id} version ${profile.version}`);
  return found;
}
