import { embeddedScanner } from '#casework/embedded-scanner.ts';
import type { Run, Task } from '#domain/rows.ts';
import type { Dependencies, Letter } from '#ports';
import { memoryAccessStore } from './memory-access-store.ts';
import { memoryCaseStore } from './memory-case-store.ts';
import type { MovableClock, RecordingMailer } from './memory-outside.ts';
import {
  memoryClock,
  recordingMailer,
  recordingWorkflow,
  sequentialIds,
} from './memory-outside.ts';
import { memoryReportStore } from './memory-report-store.ts';
import { memoryStaffDirectory } from './memory-staff-directory.ts';
import type { MemoryTables } from './memory-tables.ts';
import { memoryTables } from './memory-tables.ts';
import { type MemoryVault, memoryDoor, memoryVault } from './memory-vault.ts';

export interface MemoryWorld extends Dependencies {
  readonly clock: MovableClock;
  readonly mailer: RecordingMailer;
  readonly vault: MemoryVault;
  /** Letters sent, in order. */
  readonly mails: readonly Letter[];
  /** Tasks whose signal reached the state machine, in order. */
  readonly signals: readonly Task[];
  /** Runs started, each once. */
  readonly starts: readonly Run[];
  /** The rows themselves, to plant faults that no port allows. */
  readonly tables: MemoryTables;
  /** Moves the clock on by days, or to an instant. */
  advance(step: number | string): void;
}

interface Beginning {
  readonly now?: string;
  readonly settings?: Partial<Dependencies['settings']>;
}

/** All that handlers depend on, in memory: fixed clock, sequential ids, and what went out kept to be looked at. */
export function memoryWorld({
  now = '2026-03-02T01:00:00.000Z',
  settings,
}: Beginning = {}): MemoryWorld {
  const clock = memoryClock(now);
  const tables = memoryTables();
  const mailer = recordingMailer();
  const workflow = recordingWorkflow();
  return {
    clock,
    tables,
    mailer,
    door: memoryDoor,
    vault: memoryVault(),
    scanner: embeddedScanner,
    workflow,
    ids: sequentialIds(),
    cases: memoryCaseStore(tables),
    staff: memoryStaffDirectory(tables),
    access: memoryAccessStore(clock, tables),
    reports: memoryReportStore(tables),
    settings: { profileId: 'cn-2020-3', siteUrl: 'https://parley.example', ...settings },
    mails: mailer.mails,
    signals: workflow.signals,
    starts: workflow.starts,
    advance: (step) => clock.advance(step),
  };
}
