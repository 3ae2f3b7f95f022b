/** Rows that stand beside a case: tasks, mails, notes, runs. Plain facts; how they are stored is the adapter's affair. */
import type { EvidenceFile } from './evidence/evidence.ts';
import type { Template } from './notices.ts';
import type { Department, Flag } from './vocabulary.ts';

/** A signal owed to the state machine for a task that a person has answered (commit first, then signal). */
export interface Signal {
  readonly kind: 'success' | 'failure';
  /** The event that ended the task; a failure carries it as its name. */
  readonly event: string;
  /** Ids only, e.g. departments to consult; never personal data. */
  readonly output: Readonly<Record<string, unknown>>;
}

export interface Task {
  readonly taskId: string;
  readonly caseId: string;
  readonly caseNo: string;
  /** Step name, or the name of a side task. */
  readonly task: string;
  readonly worker: string;
  readonly department?: Department;
  readonly assignee: string | null;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly status: 'open' | 'answered' | 'cancelled';
  /** Which run of the case waits for it; absent for side tasks. */
  readonly run?: number;
  /** Never leaves the server. Absent for side tasks. */
  readonly token?: string;
  /** Owed to the state machine since `signalAt`; absent once delivered. */
  readonly signal?: Signal;
  readonly signalAt?: string;
  /** For ActOnBreach: the clock that must stop before the task goes away. */
  readonly clock?: string;
  readonly product: string;
  readonly issueType: string;
  readonly flags: readonly Flag[];
  readonly answeredBy?: string;
  /** Who must not see it: copied from the case, so that a queue needs no second read. Absent means nobody. */
  readonly recused?: readonly string[];
}

export interface Mail {
  readonly caseId: string;
  /** Dedupe key within the case: template and event number. */
  readonly mailId: string;
  readonly template: Template;
  readonly seq: number;
  readonly status: 'pending' | 'sending' | 'sent' | 'notSent';
  readonly dueAt: string;
  /** When `sending` began; a lease, after which the mail is looked at again. */
  readonly claimedAt?: string;
  readonly attempts: number;
  readonly providerId?: string;
  readonly why?: string;
}

export interface Note {
  readonly caseId: string;
  readonly noteId: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

/** A file that was announced and may be sent until `expiresAt`; the row goes by itself once it says nothing any more. */
export interface Upload extends EvidenceFile {
  readonly caseId: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
}

/** An execution owed to the state machine: named `<caseId>-<run>`, its input built from this row alone. */
export interface Run {
  readonly caseId: string;
  readonly run: number;
  readonly startAt: string;
  /** Departments still to be asked, when the run enters at ConsultDepartments. */
  readonly departments: readonly string[];
  /** State name → seconds after which an execution stops waiting. */
  readonly waitSeconds: Readonly<Record<string, number>>;
  readonly requestedAt: string;
}

/** What remains of an erased case (field.md §3 no. 26): that it was, how it ended, and the head of its audit chain. */
export interface Tombstone {
  readonly caseId: string;
  readonly caseNo: string;
  readonly openedAt: string;
  /** Absent for a draft that was never submitted. */
  readonly closedAt?: string;
  readonly closeReason?: string;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly why: 'draftExpired' | 'retentionOver';
  readonly erasedAt: string;
}
