import { requireDoor, staffChannels } from '#casework/staff-intake.ts';
import { fieldError } from '#contracts/field-messages.ts';
import type { Actor } from '#domain/actor.ts';
import type { Channel, Locale } from '#domain/vocabulary.ts';
import { InvalidFields } from './problem.ts';

/** Refuses a channel that is not for staff as a wrong field, and one that is for other roles by name. */
export function requireStaffDoor(
  { actor, locale }: { readonly actor: Actor; readonly locale: Locale },
  field: string,
  channel: Channel,
): void {
  if (!staffChannels.includes(channel))
    throw new InvalidFields([fieldError(field, 'oneOf', locale, staffChannels.join(', '))]);
  requireDoor(actor, channel);
}
