/** Errors as S3 names them, with the status each has. */
const FAULT_STATUS = {
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  SignatureDoesNotMatch: 403,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  PreconditionFailed: 412,
  BadDigest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  InvalidArgument: 400,
  InvalidPolicyDocument: 400,
  MalformedPOSTRequest: 400,
  MalformedXML: 400,
  MissingContentLength: 411,
  NotImplemented: 501,
  InternalError: 500,
} as const;
export type S3FaultCode = keyof typeof FAULT_STATUS;

export class S3Fault extends Error {
  override readonly name = 'S3Fault';
  readonly code: S3FaultCode;
  readonly status: number;

  constructor(code: S3FaultCode, message: string) {
    super(message);
    this.code = code;
    this.status = FAULT_STATUS[code];
  }
}
