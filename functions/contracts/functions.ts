/**
 * The functions that no route and no step names, and what each may touch. Names only, no handlers: a function's file is
 * `functions/<area>/<kebab-case of its name>.ts`, its construct and its deployed name end in the name.
 */
import type { Access } from './config.ts';

/** Folders of `functions/` that hold entry points. */
export const areas = ['api', 'workflow', 'schedules', 'events'] as const;
export type Area = (typeof areas)[number];

/** Any step may start to wait, end another wait, and send the mail that its case owes. */
export const stepAccess: readonly Access[] = ['change', 'run', 'send'];

/** What runs by the clock. */
export const schedules = {
  WatchClocks: ['change', 'run', 'send'],
  SendFollowUps: ['change', 'run', 'send'],
  ResumeStuckTasks: ['change', 'run', 'send'],
  RollUpReports: ['change'],
  /** The only function that sees executions, and may stop one. */
  ReconcileExecutions: ['change', 'run', 'inspect'],
  /** The only function that may also delete items. */
  PurgeExpired: ['change', 'erase'],
} as const satisfies Record<string, readonly Access[]>;
export type ScheduleName = keyof typeof schedules;
export const scheduleNames = Object.keys(schedules) as ScheduleName[];

/** What runs because AWS reports something. */
export const events = {
  /** A mail was delivered, bounced, refused or complained about. */
  RecordMailEvent: ['change', 'run'],
  /** A workflow execution failed, timed out or was stopped. */
  RecordWorkflowEnd: ['change', 'run'],
  /** A file has arrived in quarantine. */
  ScanEvidence: ['change', 'run', 'scan'],
} as const satisfies Record<string, readonly Access[]>;
export type EventFunctionName = keyof typeof events;
export const eventFunctionNames = Object.keys(events) as EventFunctionName[];

/** Log lines of sweeps that become metrics, by their `code`; infra watches them, `runtime/log.ts` knows what they mean. */
export const metricLines = {
  /** How many seconds the oldest due item is late, in this field, once per sweep. */
  DUE_LAG: 'lagSeconds',
  /** Counted: each is a case that a person must look at. */
  SWEEP_ITEM_SET_ASIDE: null,
} as const;
