/** Names of refusals. A refusal is a business result, not an accident; HTTP is mapped in `contracts/errors.ts`. */
export const refusalNames = [
  'IllegalTransition',
  'RoleNotAllowed',
  'ActorRecused',
  'NotAnotherPerson',
  'NotYourTask',
  'WrongVersion',
  'OfferExpired',
  'TermsNotConfirmed',
  'PlanNotPossible',
  'AuthorityMissing',
  'LimitExceeded',
  'WindowClosed',
  'ReReviewAlreadyUsed',
  'TargetNotMergeable',
  'ExtensionNotAllowed',
  'ConsultationUnknown',
  'ClauseMissing',
  'ProofMissing',
  'FollowUpNotDue',
  'InstalmentNotOpen',
  'NothingToDo',
] as const;
export type RefusalName = (typeof refusalNames)[number];

/** Why a command is refused: a name, values for the message, and what is allowed instead. */
export interface Refusal {
  readonly refused: RefusalName;
  readonly detail: Readonly<Record<string, string | number>>;
  /** Commands that the lifecycle allows here and now to this actor. */
  readonly allowed?: readonly string[];
}

export const refuse = (refused: RefusalName, detail: Refusal['detail'] = {}): Refusal => ({
  refused,
  detail,
});
export const isRefusal = (it: object): it is Refusal => 'refused' in it;
