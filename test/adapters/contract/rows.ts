/** Rows that are valid and may differ. */
import type { Case } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import type { Mail, Note, Run, Task } from '#domain/rows.ts';
import type { CaseStore, Commit, Remembered } from '#ports';
import { aCase } from '../../support/builders.ts';
import { theSystem } from '../../support/people.ts';
import { anIntake } from '../../support/samples.ts';
import { NOW } from './ground.ts';

/** A case just received; `version` 1 unless told. */
export const received = (caseId: string, overrides: Partial<Case> = {}): Case =>
  aCase.received({
    overrides: {
      caseId,
      caseNo: `XW-${caseId}`,
      version: 1,
      lastSeq: 1,
      openedAt: NOW,
      ...overrides,
    },
  });

export const customerOf = (contacts: { email?: string; phone?: string }): Partial<Case> => ({
  intake: anIntake({ complainant: { kind: 'person', name: 'Lin Mei', ...contacts } }),
});

export const later = (it: Case, changes: Partial<Case> = {}): Case => ({
  ...it,
  version: it.version + 1,
  lastSeq: it.lastSeq + 1,
  ...changes,
});

export const eventOf = (it: Case, changes: Partial<RecordedEvent> = {}): RecordedEvent => ({
  caseId: it.caseId,
  seq: it.lastSeq,
  version: it.version,
  at: NOW,
  by: theSystem,
  name: it.version === 1 ? 'CaseSubmitted' : 'NoteAdded',
  data: {},
  prevHash: '',
  hash: 'ab'.repeat(32),
  ...changes,
});

/** A change to `after` with its event, as from the version before; nothing else unless told. */
export const changeTo = (after: Case, changes: Partial<Commit> = {}): Commit => ({
  expectedVersion: after.version - 1,
  expectedWaits: 0,
  after,
  events: [eventOf(after)],
  openTasks: [],
  closeTasks: [],
  passTasks: [],
  barTasks: [],
  mails: [],
  owesMail: changes.mails?.some(({ status }) => status === 'pending') ?? false,
  notes: [],
  runs: [],
  loads: [],
  wake: null,
  ...changes,
});

/** Stores a case as received, together with `changes`. */
export async function put(
  cases: CaseStore,
  it: Case,
  changes: Partial<Commit> = {},
): Promise<Case> {
  const result = await cases.commit(changeTo(it, changes));
  if (!result.committed) throw new Error(`Case ${it.caseId} was not stored: ${result.why}`);
  return it;
}

export const taskOf = (it: Case, changes: Partial<Task> = {}): Task => ({
  taskId: 'task-1',
  caseId: it.caseId,
  caseNo: it.caseNo,
  task: 'AwaitCollection',
  worker: 'agent',
  assignee: null,
  openedAt: NOW,
  dueAt: '2026-03-10T16:00:00.000Z',
  status: 'open',
  run: 1,
  token: 'token-1',
  product: 'loan',
  issueType: 'feesAndInterest',
  flags: [],
  ...changes,
});

export const mailOf = (it: Case, changes: Partial<Mail> = {}): Mail => ({
  caseId: it.caseId,
  mailId: 'acknowledgement-1',
  template: 'acknowledgement',
  seq: 1,
  status: 'pending',
  dueAt: NOW,
  attempts: 0,
  ...changes,
});

export const runOf = (it: Case, changes: Partial<Run> = {}): Run => ({
  caseId: it.caseId,
  run: 1,
  startAt: 'RegisterCase',
  departments: [],
  waitSeconds: { AwaitCollection: 3600 },
  requestedAt: NOW,
  ...changes,
});

export const noteOf = (it: Case, changes: Partial<Note> = {}): Note => ({
  caseId: it.caseId,
  noteId: 'note-1',
  at: NOW,
  by: 'li',
  text: 'Called; nobody answered.',
  ...changes,
});

export const answerOf = (key: string, answer: Remembered['answer'] = {}): Remembered => ({
  key,
  requestHash: 'hash of the request',
  answer,
  expiresAt: 1_780_000_000,
});

export const signal = { kind: 'success', event: 'CollectionCompleted', output: {} } as const;

/** The same case one version later, with that task taken back. */
export const cancelled = (
  cases: CaseStore,
  it: Case,
  taskId: string,
  expectedWaits = 0,
): Promise<Case> =>
  put(cases, later(it), { closeTasks: [{ taskId, status: 'cancelled' }], expectedWaits });
