/**
 * Logs are codes with ids, never sentences with data: no names, addresses, bodies or tokens (quality.md C1). Lambda's own JSON
 * log format makes one line of each object and adds instant, level and request id, so no library is carried for it.
 */

/** Every message that code may log; alarms and tests refer to the code. */
export const logCodes = {
  REQUEST_SERVED: 'A request was answered',
  REQUEST_REFUSED: 'A request was refused by name',
  REQUEST_FAILED: 'A request failed for an unknown reason',
  SIGNAL_OWED: 'The state machine could not be told yet; the sweep will',
  STEP_DONE: 'A workflow step did its work',
  STEP_DEPARTED: 'A workflow step left by a named error',
  STEP_FAILED: 'A workflow step failed for an unknown reason',
  SWEEP_DONE: 'A sweep ended',
  SWEEP_ITEM_FAILED: 'One item of a sweep failed and stays due',
  SWEEP_ITEM_SET_ASIDE: 'One item failed too often and was set aside',
  DUE_LAG: 'Age of the oldest item that a sweep found due',
  EVIDENCE_OPENED: 'Somebody was given the address of a file',
  EVIDENCE_SCANNED: 'A file was judged',
  MAIL_EVENT: 'The mail provider told of a mail',
  RUN_REPAIRED: 'A case and its execution differed; the case was right',
  WORKFLOW_END: 'An execution ended before its case did',
} as const;
export type LogCode = keyof typeof logCodes;

/** Ids, codes, counts and durations; nothing a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes one JSON line. `error` is reduced to its name: messages may quote what people wrote. */
export function log(code: LogCode, fields: LogFields = {}, error?: unknown): void {
  const write = code.endsWith('FAILED') ? console.error : console.info;
  write({ code, text: logCodes[code], ...fields, ...(error ? { error: nameOf(error) } : {}) });
}

export const nameOf = (error: unknown): string =>
  error instanceof Error ? error.name : typeof error;
