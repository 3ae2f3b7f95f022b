import { bareAddress, recipientsOf, type StoredMail } from './stored-mail.ts';

export interface MailFilter {
  /** One recipient's address; display name and case do not matter. */
  to?: string;
  /** Only mails that carry this tag with this value. */
  tag?: { name: string; value: string };
  messageId?: string;
}

/** Keeps the order of `mails`. */
export function selectMails(mails: readonly StoredMail[], filter: MailFilter): StoredMail[] {
  return mails.filter((mail) => matches(mail, filter));
}

function matches(mail: StoredMail, filter: MailFilter): boolean {
  if (filter.messageId !== undefined && mail.messageId !== filter.messageId) return false;
  if (filter.to !== undefined && !recipientsOf(mail).includes(bareAddress(filter.to))) return false;
  const { tag } = filter;
  return tag === undefined || (mail.tags[tag.name]?.includes(tag.value) ?? false);
}
