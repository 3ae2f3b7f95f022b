export const faultNames = [
  'CorruptCase',
  'CorruptRow',
  'CommitTooLarge',
  'MailRefused',
  'MailThrottled',
  'TableThrottled',
  'EvidenceIncomplete',
] as const;
export type FaultName = (typeof faultNames)[number];

/** What went wrong outside, in our own words: the name is the contract, `cause` is the provider's own error. */
export class Fault extends Error {
  override readonly name: FaultName;
  constructor(name: FaultName, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = name;
  }
}
