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
  /** The only function that may also delete items. */
  PurgeExpired: ['change'],
} as const satisfies Record<string, readonly Access[]>;
export type ScheduleName = keyof typeof schedules;
export const scheduleNames = Object.keys(schedules) as ScheduleName[];

/** What runs because AWS reports something. */
export const events = {
  /** A mail was delivered, bounced, refused or complained about. */
  RecordMailEvent: ['change', 'run'],
  /** A workflow execution failed, timed out or was stopped. */
  RecordWorkflowEnd: ['change', 'run'],
} as const satisfies Record<string, readonly Access[]>;
export type EventFunctionName = keyof typeof events;
export const eventFunctionNames = Object.keys(events) as EventFunctionName[];

/**
 * Log lines that become metrics, by their `code`; the field holds the number. `DUE_LAG`: how many seconds the oldest due
 * row is late, written once per sweep.
 */
export const metricLines = { DUE_LAG: 'lagSeconds' } as const;
