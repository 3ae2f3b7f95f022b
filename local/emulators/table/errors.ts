const API = 'com.amazonaws.dynamodb.v20120810#';
const VALIDATE = 'com.amazon.coral.validate#';
const SERVICE = 'com.amazon.coral.service#';

/** A refusal that already has the shape the wire wants. dynalite throws look-alikes, see `answerOf`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly statusCode: number;
  readonly body: Record<string, unknown>;

  constructor(type: string, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.statusCode = 400;
    this.body = { __type: type, message, ...extra };
  }
}

/** A condition that did not hold. Keeps the item it met, which the caller may have asked to see. */
export class ConditionFailed extends Refusal {
  readonly item: object | undefined;

  constructor(item: object | undefined) {
    super(`${API}ConditionalCheckFailedException`, 'The conditional request failed');
    this.item = item;
  }
}

export const invalid = (message: string) => new Refusal(`${VALIDATE}ValidationException`, message);

export const malformed = (message: string) =>
  new Refusal(`${SERVICE}SerializationException`, message);

export const unknownOperation = (message: string) =>
  new Refusal(`${SERVICE}UnknownOperationException`, message);

/** An error of the DynamoDB model itself, by its short name. */
export const refusal = (name: string, message: string, extra: Record<string, unknown> = {}) =>
  new Refusal(API + name, message, extra);

export const tableNotFound = (name: string) =>
  refusal('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);

export interface Answer {
  status: number;
  body: object;
}

interface WireError {
  statusCode: number;
  body: Record<string, unknown>;
}

/** True for our refusals and for the ones dynalite makes, which carry the same two members. */
export function isWireError(error: unknown): error is WireError {
  return error instanceof Error && 'statusCode' in error && 'body' in error;
}

/** Any thrown thing as an answer: a refusal as it is, a surprise as a 500 that names itself. */
export function answerOf(error: unknown): Answer {
  if (isWireError(error)) return { status: error.statusCode, body: error.body };
  const { message } = asError(error);
  return { status: 500, body: { __type: `${API}InternalServerError`, message } };
}

/** dynalite hands its errors on untyped. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error
    ? thrown
    : new Error('Something other than an error was thrown', { cause: thrown });
