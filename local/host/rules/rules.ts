import { randomUUID } from 'node:crypto';
import type { LaptopClock } from '../../clock.ts';
import type { RuleModel, RuleTargetModel } from '../assembly/model.ts';
import type { JsonObject } from '../json.ts';
import { openLastRuns } from './last-runs.ts';
import { checkPattern, matchesPattern } from './pattern.ts';
import { parseSchedule, type Schedule } from './schedule.ts';

/** What sources hand in; identity, time and place are added here. */
export interface EmittedEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
  readonly id?: string;
  readonly time?: string;
  readonly resources?: readonly string[];
}

export interface RulesOptions {
  readonly rules: readonly RuleModel[];
  readonly clock: Pick<LaptopClock, 'now'>;
  readonly account: string;
  readonly region: string;
  /** File that remembers each schedule's last run. */
  readonly stateFile: string;
  /** Delivers to one target until it is handled or given up; never rejects. */
  readonly deliver: (rule: RuleModel, target: RuleTargetModel, event: unknown) => Promise<void>;
}

export interface Rules {
  /** Looks for due schedules now and every second until closed. */
  start(): void;
  /** Runs each due schedule once, however often it was missed; those of one instant together, later ones afterwards. */
  fireDue(): Promise<void>;
  /** Runs a schedule now, by rule name or a part of it that only one has. */
  run(name: string): Promise<void>;
  /** Hands an event to all rules whose pattern matches; resolves when every target is done. */
  emit(event: EmittedEvent): Promise<void>;
  idle(): Promise<void>;
  close(): void;
}

/** The default event bus and its rules on the laptop's clock. */
export function openRules(options: RulesOptions): Rules {
  const { clock, stateFile } = options;
  const rules = options.rules.filter((rule) => rule.enabled);
  const schedules = new Map(rules.flatMap(withSchedule));
  rules.forEach((rule) => rule.pattern && checkPattern(rule.pattern));
  const lastRuns = openLastRuns(stateFile);
  const begun = clock.now();
  for (const rule of schedules.keys()) lastRuns.of(rule.name, begun);
  const running = new Set<Promise<unknown>>();
  /** Taken, and to be begun when earlier ones are done. */
  const inLine = new Set<RuleModel>();
  let timer: NodeJS.Timeout | undefined;
  let isOpen = true;

  function track<T>(work: Promise<T>): Promise<T> {
    running.add(work);
    const forget = () => running.delete(work);
    work.then(forget, forget);
    return work;
  }

  function fire(rule: RuleModel, at: number): Promise<void> {
    const event = scheduledEvent(options, rule, at);
    return track(deliverAll(options, rule, event));
  }

  function takeDue(): Due[] {
    const now = clock.now();
    const due = [...schedules].flatMap(([rule, schedule]): Due[] => {
      if (inLine.has(rule)) return [];
      const at = schedule.latest(lastRuns.of(rule.name, now), now);
      return at === undefined ? [] : [{ rule, at }];
    });
    for (const { rule } of due) inLine.add(rule);
    return due;
  }

  async function fireInOrder(due: readonly Due[]): Promise<void> {
    for (const together of inOrder(due)) {
      // what was not begun is still due at the next start
      if (!isOpen) return;
      // remembered before the run: a run cut short by a crash is the next sweep's work, never a double run
      lastRuns.set(new Map(together.map(({ rule, at }) => [rule.name, at])));
      for (const { rule } of together) inLine.delete(rule);
      await Promise.all(together.map(({ rule, at }) => fire(rule, at)));
    }
  }

  async function sweep(): Promise<void> {
    const due = takeDue();
    try {
      await fireInOrder(due);
    } catch (error) {
      // a full disk: nobody comes for what stays in line
      for (const { rule } of due) inLine.delete(rule);
      throw error;
    }
  }

  const fireDue = (): Promise<void> => track(sweep());

  return {
    fireDue,
    start() {
      const look = () => void fireDue().catch((error: unknown) => console.error(error));
      timer = setInterval(look, 1000);
      timer.unref();
      look();
    },
    run: (name) => fire(oneRule(rules, name), clock.now()),
    async emit(event) {
      const whole = completed(options, event);
      const matching = rules.filter((r) => r.pattern && matchesPattern(r.pattern, whole));
      await track(Promise.all(matching.map((rule) => deliverAll(options, rule, whole))));
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
    close() {
      isOpen = false;
      clearInterval(timer);
    },
  };
}

interface Due {
  readonly rule: RuleModel;
  readonly at: number;
}

/**
 * What was missed comes about as it would have: the night's comparison of cases and executions, at work beside the sweeps of a
 * later minute, would meet cases on their way, and look a second time half a minute later.
 */
function inOrder(due: readonly Due[]): Due[][] {
  const instants = [...new Set(due.map(({ at }) => at))].toSorted((a, b) => a - b);
  return instants.map((instant) => due.filter(({ at }) => at === instant));
}

function withSchedule(rule: RuleModel): [RuleModel, Schedule][] {
  return rule.schedule === undefined ? [] : [[rule, parseSchedule(rule.schedule)]];
}

async function deliverAll(options: RulesOptions, rule: RuleModel, event: unknown): Promise<void> {
  await Promise.all(
    rule.targets.map((target) => options.deliver(rule, target, target.input ?? event)),
  );
}

function oneRule(rules: readonly RuleModel[], name: string): RuleModel {
  const exact = rules.filter((rule) => rule.name === name);
  const found = exact.length > 0 ? exact : rules.filter((rule) => rule.name.includes(name));
  const [rule, ...others] = found;
  if (rule && others.length === 0) return rule;
  const known = rules.map((r) => r.name).join(', ');
  throw new Error(`${name} is not one rule; the rules are: ${known}`);
}

function scheduledEvent(options: RulesOptions, rule: RuleModel, at: number): JsonObject {
  return completed(options, {
    source: 'aws.events',
    'detail-type': 'Scheduled Event',
    detail: {},
    time: new Date(at).toISOString(),
    resources: [rule.arn],
  });
}

function completed({ account, region, clock }: RulesOptions, event: EmittedEvent): JsonObject {
  const time = event.time ?? new Date(clock.now()).toISOString();
  return {
    version: '0',
    id: event.id ?? randomUUID(),
    'detail-type': event['detail-type'],
    source: event.source,
    account,
    // events carry whole seconds
    time: time.replace(/\.\d+Z$/, 'Z'),
    region,
    resources: event.resources ?? [],
    detail: event.detail,
  };
}
