import { availableParallelism } from 'node:os';
import type { FunctionModel } from './assembly/model.ts';
import { FunctionError } from './function-error.ts';
import { type FunctionInstance, startInstance } from './function-instance.ts';
import type { FunctionLog } from './function-log.ts';
import { idleCores } from './idle-cores.ts';

export interface FunctionsOptions {
  readonly functions: readonly FunctionModel[];
  readonly environmentOf: (model: FunctionModel) => Readonly<Record<string, string>>;
  readonly clock: BigInt64Array<SharedArrayBuffer>;
  readonly log: FunctionLog;
  /** Names of those for which nobody waits at a page: where the system can tell threads apart, they give way to the others. */
  readonly background?: ReadonlySet<string>;
  /** Environments kept warm over all functions; the least recently used is stopped first. */
  readonly maxWarm?: number;
  /** Environments one function has at once as long as nobody waits, and at most; further events queue (AWS would start more). */
  readonly atOnce?: number;
  readonly maxPerFunction?: number;
  /** Environments of one function that can be at work at the same moment; more help only while some of them rest. */
  readonly cores?: number;
  /** Whether another environment would find a core free: where none is, it takes time from those that are warm. */
  readonly hasIdleCores?: () => boolean;
}

export interface Functions {
  /** Runs a function by name or ARN (qualifier allowed). Rejects with a `FunctionError` as Lambda would report it. */
  invoke(nameOrArn: string, event: unknown): Promise<unknown>;
  /** Resolves when no event is being handled. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly enter: () => void;
  readonly since: number;
}

interface Pool {
  readonly model: FunctionModel;
  readonly instances: FunctionInstance[];
  readonly waiting: Waiting[];
  /** Runs while events wait. */
  patience?: NodeJS.Timeout | undefined;
  lastUsed: number;
}

/** A warm environment that is soon free costs less than a new one, whose code must first run hot again. */
const WORTH_WAITING_MS = 250;

/** A whole case calls some sixty functions: with fewer places they push each other out, and starting anew costs most of the time. */
const MAX_WARM = 120;

const WORKER_FILE = new URL('./function-worker.cjs', import.meta.url);

/** All functions of the stack, started on first use and stopped when many others were used since. */
export function openFunctions(options: FunctionsOptions): Functions {
  const { functions, maxWarm = MAX_WARM, atOnce = 1, maxPerFunction = 8 } = options;
  const { cores = availableParallelism() } = options;
  const hasIdleCores = options.hasIdleCores ?? idleCores();
  const pools = new Map(functions.map((model) => [model.name, poolOf(model)]));
  const running = new Set<Promise<unknown>>();
  let turn = 0;
  let isOpen = true;

  async function run(pool: Pool, event: unknown): Promise<unknown> {
    try {
      const instance = await acquire(pool);
      return await instance.invoke(event);
    } finally {
      pool.waiting.shift()?.enter();
    }
  }

  async function acquire(pool: Pool): Promise<FunctionInstance> {
    if (!isOpen) throw new FunctionError('Lambda.ServiceException', 'The host has stopped.');
    pool.lastUsed = turn += 1;
    removeDead(pool);
    const free = pool.instances.find((instance) => instance.state === 'idle');
    const found = free ?? (pool.instances.length < atOnce ? grow(pool) : undefined);
    if (!found) return nextFree(pool);
    found.claim();
    return found;
  }

  async function nextFree(pool: Pool): Promise<FunctionInstance> {
    await new Promise<void>((enter) => {
      pool.waiting.push({ enter, since: performance.now() });
      pool.patience ??= setTimeout(() => growForWaiting(pool), WORTH_WAITING_MS).unref();
    });
    return acquire(pool);
  }

  /**
   * While cores are idle, one more environment helps, and one more each time after: up to the cores as soon as events queue, beyond
   * them for whoever waits for something slow. A queue that moves is served best by few that are warm.
   */
  function growForWaiting(pool: Pool): void {
    pool.patience = undefined;
    const [first] = pool.waiting;
    if (!isOpen || !first || pool.instances.length >= maxPerFunction) return;
    pool.patience = setTimeout(() => growForWaiting(pool), WORTH_WAITING_MS).unref();
    const waitsLong = performance.now() - first.since >= WORTH_WAITING_MS;
    if (pool.instances.length >= cores && !waitsLong) return;
    if (!hasIdleCores()) return;
    grow(pool);
    pool.waiting.shift()?.enter();
  }

  function grow(pool: Pool): FunctionInstance {
    const { clock, log, environmentOf, background } = options;
    const { model } = pool;
    const instance = startInstance({
      model,
      environment: environmentOf(model),
      clock,
      log,
      givesWay: background?.has(model.name) ?? false,
      workerFile: WORKER_FILE,
    });
    pool.instances.push(instance);
    evictBeyond(maxWarm, [...pools.values()], pool);
    return instance;
  }

  return {
    invoke(nameOrArn, event) {
      const pool = pools.get(functionNameOf(nameOrArn));
      if (!pool) return Promise.reject(notFound(nameOrArn));
      const work = run(pool, event);
      running.add(work);
      const forget = () => running.delete(work);
      work.then(forget, forget);
      return work;
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
    async close() {
      isOpen = false;
      const all = [...pools.values()].flatMap((pool) => pool.instances);
      await Promise.all(all.map((instance) => instance.stop()));
    },
  };
}

/** `arn:aws:lambda:region:account:function:name[:qualifier]` or a plain name. */
export function functionNameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split(':')[6] ?? '') : nameOrArn;
}

function poolOf(model: FunctionModel): Pool {
  return { model, instances: [], waiting: [], lastUsed: 0 };
}

function removeDead(pool: Pool): void {
  const alive = pool.instances.filter((instance) => instance.state !== 'dead');
  pool.instances.splice(0, pool.instances.length, ...alive);
}

function evictBeyond(maxWarm: number, pools: readonly Pool[], keep: Pool): void {
  const warm = pools.reduce((sum, pool) => sum + pool.instances.length, 0);
  if (warm <= maxWarm) return;
  const candidates = pools.filter((p) => p !== keep && p.instances.some((i) => i.state === 'idle'));
  const oldest = candidates.sort((a, b) => a.lastUsed - b.lastUsed)[0];
  const victim = oldest?.instances.find((instance) => instance.state === 'idle');
  if (victim) void victim.stop();
  if (oldest) removeDead(oldest);
}

function notFound(nameOrArn: string): FunctionError {
  return new FunctionError('Lambda.ResourceNotFoundException', `Function not found: ${nameOrArn}`);
}
