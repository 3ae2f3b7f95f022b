/** Every refusal as problem+json (RFC 9457), in the caller's language, naming field and rule; unknown faults say nothing. */
import { type ErrorName, errors, NamedError } from '#contracts/errors.ts';
import type { FieldError } from '#contracts/field-messages.ts';
import type { Problem } from '#contracts/views.ts';
import type { Locale } from '#domain/vocabulary.ts';

/** `Accept-Language` to one of ours; Chinese unless English is asked for first. */
export const localeOf = (acceptLanguage: string | undefined): Locale =>
  /^\s*en/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN';

/** A request that does not fit its schema: one entry per wrong field. */
export class InvalidFields extends NamedError {
  readonly fields: readonly FieldError[];
  constructor(fields: readonly FieldError[]) {
    super('InvalidRequest');
    this.fields = fields;
  }
}

export function problemOf(error: NamedError, locale: Locale, trace: string): Problem {
  const entry = errors[error.name];
  const fields = error instanceof InvalidFields ? { errors: [...error.fields] } : {};
  const values = Object.keys(error.values).length > 0 ? { values: { ...error.values } } : {};
  return {
    type: `/problems/${error.name}`,
    title: entry.title[locale],
    status: entry.status,
    code: error.name satisfies ErrorName,
    trace,
    ...fields,
    ...values,
    ...error.more,
  };
}

/** A named error stays as it is; adapters' faults and bugs become `Unavailable` or `Internal` without their words. */
export function named(error: unknown): NamedError {
  if (error instanceof NamedError) return error;
  const name = error instanceof Error ? error.name : '';
  const busy = /Throttl|Timeout|ServiceUnavailable|InternalServerError|ProvisionedThroughput/.test(
    name,
  );
  return new NamedError(busy ? 'Unavailable' : 'Internal', {}, {}, error);
}
