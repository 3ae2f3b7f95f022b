/** What the casework needs from outside, by role. Adapters implement these; tests use in-memory ones that pass the same suite. */
import type { Strength } from '#contracts/strength.ts';
import type { Download, UploadForm } from '#contracts/views.ts';
import type { Case } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import type { MonthReport } from '#domain/month-report.ts';
import type { Mail, Note, Run, Task, Tombstone, Upload } from '#domain/rows.ts';
import type { WakeKind } from '#domain/wake.ts';

export interface Clock {
  /** UTC, ISO 8601 with `Z`. */
  now(): string;
}

export interface Ids {
  /** A random 128-bit id, lower-case base32. */
  id(): string;
  /** A case number people can read aloud: `XW-` and eight characters without look-alikes. */
  caseNo(): string;
  /** Six decimal digits. */
  code(): string;
}

/** The first answer to a command, kept so that a repeat gets the same (Idempotency-Key). */
export interface Remembered {
  /** Who and which key: keys are per caller. */
  readonly key: string;
  /** SHA-256 of the request, to refuse one key for two contents. */
  readonly requestHash: string;
  readonly answer: Readonly<Record<string, unknown>>;
  /** Epoch seconds after which the row may vanish. */
  readonly expiresAt: number;
}

/** When a sweep looks at a case again, and which one. */
export interface NextWake {
  readonly at: string;
  readonly kind: WakeKind;
}

/** Everything one command changes, written in one transaction or not at all. */
export interface Commit {
  /** Version the case had when it was read; 0 creates it. */
  readonly expectedVersion: number;
  /** Steps that had begun to wait when the case was read; one more since then, and the commit is tried anew. */
  readonly expectedWaits: number;
  /** The case after, with its new version and chain head. */
  readonly after: Case;
  readonly events: readonly RecordedEvent[];
  readonly openTasks: readonly Task[];
  /** Tasks to close, each only if it is still open. */
  readonly closeTasks: readonly Pick<
    Task,
    'taskId' | 'status' | 'signal' | 'signalAt' | 'answeredBy'
  >[];
  /** Tasks that go on with another worker. */
  readonly passTasks: readonly Pick<Task, 'taskId' | 'worker' | 'dueAt'>[];
  /** Tasks that somebody must not see from now on; neither closed nor passed by the same change. */
  readonly barTasks: readonly Required<Pick<Task, 'taskId' | 'recused'>>[];
  readonly mails: readonly Mail[];
  /** Whether a mail is left to the step that waits next: one of these, or one of an earlier change. */
  readonly owesMail: boolean;
  readonly notes: readonly Note[];
  readonly runs: readonly Run[];
  /** The run that this change shows to be under way: its start is owed no more. */
  readonly begun?: number;
  /** Open cases that somebody has more (or, below zero, fewer) than before. */
  readonly loads: readonly { readonly staffId: string; readonly by: number }[];
  readonly wake: NextWake | null;
  /** Who opens the case and waits for the code that its first letter brings; for a new case alone. */
  readonly opener?: Opener;
  /** Kept with a task that this change answers, if there is one, otherwise by itself. */
  readonly remember?: Remembered;
}

export type CommitResult =
  | { readonly committed: true }
  /** Somebody else changed the case, or the key is already used; nothing was written. */
  | { readonly committed: false; readonly why: 'stale' | 'repeated' | 'taskGone' };

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

/** What a command starts from. */
export interface Work {
  readonly case: Case;
  readonly tasks: readonly Task[];
  readonly waits: number;
  readonly owesMail: boolean;
  /** When a sweep looks at the case as it is stored. */
  readonly wake: NextWake | null;
  /** First answers kept with the tasks that they closed. */
  readonly answered: readonly Remembered[];
}

export interface Waiting {
  readonly case: Case;
  /** Whether a mail was left since a step last began to wait; what is older is the sweep's. */
  readonly owesMail: boolean;
}

/** All that is kept of one case and may be shown of it. */
export interface CaseFile {
  readonly case: Case;
  /** In order; none that the case does not know yet. */
  readonly events: readonly RecordedEvent[];
  readonly notes: readonly Note[];
  readonly tasks: readonly Task[];
  /** Files that were announced, whatever became of them since. */
  readonly uploads: readonly Upload[];
}

export interface CaseStore {
  load(caseId: string): Promise<Case | null>;
  /** What a step that begins to wait starts from. */
  loadToWait(caseId: string): Promise<Waiting | null>;
  /** Case, its open tasks, the count of waits begun and what was answered before, read consistently. */
  loadForWork(caseId: string): Promise<Work | null>;
  /** The whole case in one reading, for a page that shows it. */
  file(caseId: string): Promise<CaseFile | null>;
  idOf(caseNo: string): Promise<string | null>;
  events(caseId: string, afterSeq?: number): Promise<readonly RecordedEvent[]>;
  notes(caseId: string): Promise<readonly Note[]>;
  tasks(caseId: string): Promise<readonly Task[]>;
  commit(change: Commit): Promise<CommitResult>;
  recall(key: string): Promise<Remembered | null>;

  /** Remembers that a file was announced; forgotten a day after it may be sent no more. */
  putUpload(upload: Upload): Promise<void>;
  upload(caseId: string, evidenceId: string): Promise<Upload | null>;
  /** Announced files, whatever became of them since. */
  uploads(caseId: string): Promise<readonly Upload[]>;

  task(caseId: string, taskId: string): Promise<Task | null>;
  /**
   * Opens a task outside a command (a step starts to wait) and counts one more wait in one transaction, so that a command which
   * did not see the task cannot be written after it (commit checks `expectedWaits`). False, and nothing written, when the case
   * is no longer at `version`. A repeat with a newer token replaces the token of an open task, and who must not see it.
   */
  openTask(task: Task, version: number): Promise<boolean>;
  /** Changes the assignee if the task is open and `from` still holds it. */
  assign(caseId: string, taskId: string, from: string | null, to: string | null): Promise<boolean>;
  queue(worker: string, cursor: string | undefined, limit: number): Promise<Page<Task>>;

  /** Cases under a contact, newest first; `except` is one that the caller knows. */
  ofCustomer(contact: string, cursor?: string, except?: string): Promise<Page<Case>>;
  ofMonth(month: string, cursor: string | undefined, limit: number): Promise<Page<Case>>;

  /** Case ids whose next wake of that kind is at or before `now`, from one shard, oldest first. */
  due(shard: number, kind: WakeKind, now: string, limit: number): Promise<readonly string[]>;
  /**
   * Corrects a nomination that the case does not bear out, so that it does not come back at every tick. False, and nothing
   * written, when the case is no longer at `version`.
   */
  rewake(caseId: string, wake: NextWake | null, version: number): Promise<boolean>;
  /** Counts one more try that failed since the case last changed, and says the how many-eth. 0 for an unknown case. */
  countFailure(caseId: string): Promise<number>;
  /** Takes a poison case out of the due index for good, with a reason on the row. */
  setAside(caseId: string, why: string): Promise<void>;
  /**
   * The end of retention, first half: the case gives way to its tombstone in one write, if it is still at `version`. From then
   * on it does not exist; the tombstone is due for `purge` until `eraseRest` is done, so that a crash leaves nothing behind.
   */
  entomb(tombstone: Tombstone, version: number): Promise<boolean>;
  /** Second half: deletes every other row of a case that has a tombstone. May be repeated; without a tombstone does nothing. */
  eraseRest(caseId: string): Promise<void>;
  tombstone(caseId: string): Promise<Tombstone | null>;
  readonly shards: number;

  /** Tasks and runs whose signal has been owed since before `before`, from one shard. */
  owedSignals(shard: number, before: string, limit: number): Promise<readonly Task[]>;
  owedRuns(shard: number, before: string, limit: number): Promise<readonly Run[]>;
  signalled(caseId: string, taskId: string): Promise<void>;
  started(caseId: string, run: number): Promise<void>;

  pendingMails(caseId: string): Promise<readonly Mail[]>;
  /** Mails that have been pending or leased since before `before`, from one shard. */
  owedMails(shard: number, before: string, limit: number): Promise<readonly Mail[]>;
  mail(caseId: string, mailId: string): Promise<Mail | null>;
  /** Claims a mail for sending: from `pending`, or from a lease that began before `leaseBefore`. False when another has it. */
  claimMail(caseId: string, mailId: string, now: string, leaseBefore: string): Promise<boolean>;
  settleMail(
    caseId: string,
    mailId: string,
    result: {
      readonly status: 'sent' | 'notSent' | 'pending';
      readonly providerId?: string;
      readonly why?: string;
    },
  ): Promise<void>;
}

/** Files of cases as browsers reach them: addresses that hold for a short time, made without a call to anybody. */
export interface EvidenceDoor {
  /** A form that puts exactly this file into quarantine. `now` and what it is good until, UTC. */
  uploadForm(upload: Upload, now: string): Promise<Omit<UploadForm, 'evidenceId'>>;
  downloadUrl(file: FileName, now: string): Promise<Download>;
}
export interface FileName {
  readonly caseId: string;
  readonly evidenceId: string;
  /** Under which it is saved. */
  readonly name: string;
}

/** A file in quarantine as it was read; `mark` tells this content from any that is put there later. */
export interface Quarantined {
  readonly bytes: Uint8Array;
  readonly mark: string;
}
/** Where the bytes lie. What is in quarantine can be judged only, what is clean can be fetched only. */
export interface EvidenceVault {
  /** `tooLarge`, unread, beyond `maxBytes`. */
  quarantined(
    caseId: string,
    evidenceId: string,
    maxBytes: number,
  ): Promise<Quarantined | 'tooLarge'>;
  /** Copies to clean what was read under `mark`; throws when something else lies there by now. May be repeated. */
  release(caseId: string, evidenceId: string, mark: string): Promise<void>;
  /** Empties a place in quarantine; an empty one is left alone. */
  discard(caseId: string, evidenceId: string): Promise<void>;
  /** Deletes all files of a case, wherever they lie. May be repeated. */
  erase(caseId: string): Promise<void>;
}

/** Looks for malware. Throws when it cannot say: nothing is released unscanned. */
export interface Scanner {
  scan(bytes: Uint8Array): Promise<'clean' | 'infected'>;
}

/** People who work here, with their load. Roles come from the identity provider at each call; this is for assignment. */
export interface StaffMember {
  readonly staffId: string;
  readonly roles: readonly string[];
  readonly department?: string;
  readonly skills: readonly string[];
  readonly seenAt: string;
  /** Open cases that are theirs; counted by the commits that give and end them. */
  readonly load: number;
}
export interface StaffDirectory {
  /** Whoever comes again is kept as last seen, with their load. */
  enter(member: Omit<StaffMember, 'load'>): Promise<void>;
  all(): Promise<readonly StaffMember[]>;
  find(staffId: string): Promise<StaffMember | null>;
}

/** One-time codes and sessions of customers. Secrets are stored as SHA-256 only. */
export interface Challenge {
  readonly challengeId: string;
  /** Absent when no such case exists: the caller must not notice. */
  readonly caseId?: string;
  readonly codeHash: string;
  readonly expiresAt: string;
  readonly triesLeft: number;
  readonly used: boolean;
}
/** The page on which a case was opened: its challenge gets a code when the acknowledgement goes out. */
export type Opener = Pick<Challenge, 'challengeId' | 'expiresAt'>;
export interface Session {
  readonly caseId: string;
  readonly caseNo: string;
  readonly strength: Strength;
  /** Of one that may hand in files only: how many more it may announce. */
  readonly filesLeft?: number | undefined;
  readonly startedAt: string;
  readonly expiresAt: string;
}
/** A device that a customer asked to be remembered, for one case (ADR 11). */
export interface Device {
  readonly deviceId: string;
  readonly caseId: string;
  readonly caseNo: string;
  /** Of the mail address whose owner asked, salted with the device. */
  readonly addressHash: string;
  readonly secretHash: string;
  /** The session that it opened last. */
  readonly sessionHash?: string;
  readonly startedAt: string;
  readonly expiresAt: string;
}
export interface AccessStore {
  /** Counts requests for a case in the last hour; true when one more mail is within the limit. */
  mayAskCode(caseId: string, now: string, perHour: number): Promise<boolean>;
  /** False, and nothing written, when there is a challenge of that id: its tries are never given anew. */
  putChallenge(challenge: Challenge): Promise<boolean>;
  /** Who asked for a code by opening the case (written with it); null once that is too long ago. */
  opener(caseId: string): Promise<Opener | null>;
  /** Takes one try off and returns the challenge as it was before; null when unknown. */
  tryChallenge(challengeId: string): Promise<Challenge | null>;
  /** Marks the challenge used; false when it was already. */
  useChallenge(challengeId: string): Promise<boolean>;
  putSession(sessionHash: string, session: Session): Promise<void>;
  session(sessionHash: string): Promise<Session | null>;
  endSession(sessionHash: string): Promise<void>;
  /** Takes one announcement off a session that may hand in files; false, and nothing written, when it has none left. */
  takeFile(sessionHash: string): Promise<boolean>;
  putDevice(device: Device): Promise<void>;
  /** Null for one that is unknown, over or forgotten. */
  device(deviceId: string): Promise<Device | null>;
  /** Gives a device its next secret; false, and nothing written, when `secretHash` is not its secret now or it was ended. */
  changeDevice(
    deviceId: string,
    secretHash: string,
    next: Required<Pick<Device, 'secretHash' | 'sessionHash'>>,
  ): Promise<boolean>;
  endDevice(deviceId: string): Promise<void>;
}

export type SignalResult = 'delivered' | 'alreadyMovedOn';
export interface WorkflowControl {
  /** Starts `<caseId>-<run>`; a name that is taken counts as started. */
  start(run: Run): Promise<void>;
  signal(task: Task): Promise<SignalResult>;
}

export interface Execution {
  readonly caseId: string;
  readonly run: number;
}
/** All executions there are: for the one who compares them with the cases. Never on the way of a request. */
export interface Executions {
  /** Those that run, a page at a time. */
  running(cursor?: string): Promise<Page<Execution>>;
  /** Stops one; one that has ended stays as it is. */
  stop(execution: Execution): Promise<void>;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Tags that come back with delivery events: ids only. */
  readonly tags: Readonly<Record<string, string>>;
}
export interface Mailer {
  /** Returns the provider's message id. Throws `MailRefused` when the provider will never take it. */
  send(letter: Letter): Promise<string>;
}

/** The months as they were last summed up. */
export interface ReportStore {
  put(report: MonthReport): Promise<void>;
  /** `YYYY-MM`; null for a month that was never summed up. */
  get(month: string): Promise<MonthReport | null>;
}

/** Says that something was left for a sweep: ids and the error, for the log. */
export type Report = (ids: Readonly<Record<string, string | number>>, error: unknown) => void;

/** Everything a handler may use; handlers name the part they need. */
export interface Dependencies {
  readonly report?: Report;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly cases: CaseStore;
  readonly staff: StaffDirectory;
  readonly access: AccessStore;
  readonly reports: ReportStore;
  readonly workflow: WorkflowControl;
  readonly mailer: Mailer;
  readonly door: EvidenceDoor;
  readonly vault: EvidenceVault;
  readonly scanner: Scanner;
  readonly settings: { readonly profileId: string; readonly siteUrl: string };
}
