/** GET /api/process — the procedure that the bank publishes (C3): time limits and outside bodies of the active rule profile. */
import { isInternal } from '#casework/clock-view.ts';
import { profileById } from '#domain/profiles/index.ts';
import type { ClockRule } from '#domain/rule-profile.ts';
import { issueTypes, products } from '#domain/vocabulary.ts';
import type { Dependencies } from '#ports';
import { apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

const published = ({ clock, label, steps, dayKind, legal, confirmed, basis }: ClockRule) => ({
  clock,
  label,
  days: steps[0]?.days ?? 0,
  dayKind,
  legal,
  confirmed,
  basis,
});

export const getProcess =
  ({ settings }: Pick<Dependencies, 'settings'>) =>
  async () => {
    const profile = profileById(settings.profileId);
    const { id, version, title, followUpDays, outsideBodies, hotline } = profile;
    return {
      profile: { id, version, title },
      clocks: profile.clocks.filter((it) => !isInternal(it.clock)).map(published),
      followUpDays,
      outsideBodies,
      hotline,
      products: [...products],
      issueTypes: [...issueTypes],
    };
  };

export const handler = apiHandler('GetProcess', async () => getProcess(reading())());
