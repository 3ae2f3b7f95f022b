export { type MailEmulator, type MailOptions, openMail } from './mail-emulator.ts';
export type { MailFilter } from './mail-filter.ts';
export type { SesEvent } from './ses-events.ts';
export type { StoredMail } from './stored-mail.ts';
