import type { CustomerCase } from '#contracts/views.ts';

export type OpenOffer = NonNullable<CustomerCase['offer']>;

/** The offer that can be answered now. */
export const openOffer = ({ offer }: CustomerCase): OpenOffer | null =>
  offer?.status === 'OFFERED' ? offer : null;
