import type { RecordedEvent } from '#domain/events.ts';
import type { World } from './world.ts';

/** Each request acted once at the most; what its sender was told is in the record. */
export async function requestsHold({ ledger, plain }: World): Promise<string[]> {
  const wrong: string[] = [];
  const purposes = [...new Set(ledger.committed.map(({ purpose }) => purpose))];
  for (const purpose of purposes.filter((one) => one.includes('#request-'))) {
    const own = ledger.committedFor(purpose);
    // a merge writes into the case that goes on as well
    const perCase = new Set(own.map(({ caseId }) => caseId));
    if (own.length > perCase.size) wrong.push(`${purpose} acted ${own.length} times`);
  }
  const events = new Map<string, readonly RecordedEvent[]>();
  for (const { caseId } of ledger.told.map(({ receipt }) => receipt))
    if (!events.has(caseId)) events.set(caseId, await plain.cases.events(caseId));
  for (const { purpose, receipt } of ledger.told) {
    const own = events.get(receipt.caseId) ?? [];
    const names = own.filter((it) => it.version === receipt.version).map(({ name }) => name);
    const missing = receipt.events.filter((name) => !names.some((one) => one === name));
    if (names.length === 0 || missing.length > 0)
      wrong.push(`${purpose} was told of ${receipt.events.join()}, which is not in the record`);
    const first = ledger.told.find((one) => one.purpose === purpose)?.receipt;
    if (first?.version !== receipt.version || first.caseId !== receipt.caseId)
      wrong.push(`${purpose} was told two different things`);
  }
  for (const { purpose, error, before } of ledger.refused)
    if (before) wrong.push(`${purpose} had been done, and was refused: ${error}`);
  for (const [task, count] of ledger.closings)
    if (count > 1) wrong.push(`Task ${task} was answered ${count} times`);
  return wrong;
}
