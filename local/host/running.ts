/** What a started host is to those who use it: tests, tools, and the pages it serves itself. */
import type { LaptopClock } from '../clock.ts';
import type { StackModel } from './assembly/model.ts';
import type { Credential } from './credentials.ts';
import type { Emulators } from './emulators.ts';
import type { HostUrls } from './machine.ts';
import type { Ports } from './servers.ts';
import type { Watch } from './watch.ts';

export interface HostOptions {
  /** The repository: `cdk.out` and `web/dist` are looked for here. */
  readonly root: string;
  /** Where everything is kept; one host at a time. */
  readonly dataDir: string;
  /** Any free ports when absent. */
  readonly ports?: Ports;
  /** Folder of the cloud assembly when it is not `<root>/cdk.out`. */
  readonly assembly?: string;
  readonly watch?: Watch;
}

export interface Host extends Pick<Emulators, 'mail' | 'identity'> {
  readonly urls: HostUrls;
  readonly clock: LaptopClock;
  readonly model: StackModel;
  /** May do everything at `urls.aws`; for seeding and for tests. */
  readonly operator: Credential;
  /** Moves the clock in hops of twelve hours; after each, due schedules have run once and all is at rest. */
  forward(ms: number): Promise<void>;
  /** Runs a schedule now, by rule name or an unambiguous part of it. */
  runSchedule(name: string): Promise<void>;
  /** Runs a function as if AWS had called it, past all permissions; by name or an unambiguous part of it. */
  invokeFunction(name: string, event: unknown): Promise<unknown>;
  /** Resolves when no function, rule, mail event or workflow step is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}
