/** Codes of SES's query protocol that this emulator answers, each with the HTTP status AWS uses. */
export const FAULT_STATUS = {
  MessageRejected: 400,
  InvalidParameterValue: 400,
  MailFromDomainNotVerifiedException: 400,
  ConfigurationSetDoesNotExist: 400,
  Throttling: 400,
  ValidationError: 400,
  InvalidAction: 400,
  ServiceUnavailable: 503,
  InternalFailure: 500,
} as const;

export type FaultCode = keyof typeof FAULT_STATUS;

/** A refusal in SES's own words; `code` is what the SDK makes the error's name. */
export class SesFault extends Error {
  override readonly name = 'SesFault';
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}
