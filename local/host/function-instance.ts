import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { REPOSITORY } from '../repository.ts';
import type { FunctionModel } from './assembly/model.ts';
import { exchange } from './function-exchange.ts';
import type { FunctionLog } from './function-log.ts';

/** One execution environment: a worker thread with its own variables that takes one event at a time. */
export interface FunctionInstance {
  readonly state: 'idle' | 'claimed' | 'dead';
  /** Takes the environment for one event, at once, so that no other caller can. */
  claim(): void;
  /** Event and result cross as JSON, as on the wire; afterwards the environment is free again, or dead. */
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface InstanceOptions {
  readonly model: FunctionModel;
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: BigInt64Array<SharedArrayBuffer>;
  readonly log: FunctionLog;
  /** Whether its thread leaves the cores to others that want them. */
  readonly givesWay: boolean;
  /** Environments start here; a rejected start shows up as the invocation's error. */
  readonly workerFile: URL;
}

/** Starts an environment; the module is loaded at once, so a cold start overlaps with the first event's way. */
export function startInstance(options: InstanceOptions): FunctionInstance {
  const { model, log } = options;
  const worker = startWorker(options);
  let state: FunctionInstance['state'] = 'idle';
  const die = () => (state = 'dead');
  log.follow(model.name, worker.stdout);
  log.follow(model.name, worker.stderr);
  worker.on('error', die);
  worker.once('exit', die);
  return {
    get state() {
      return state;
    },
    claim: () => (state = 'claimed'),
    invoke: (event) =>
      exchange(worker, model, event, die).finally(() => {
        if (state === 'claimed') state = 'idle';
      }),
    stop: async () => {
      die();
      await worker.terminate();
    },
  };
}

// many threads rest most of the time: V8 would drop what it compiled for them, and compile it again at the next call
setFlagsFromString('--no-flush-bytecode');

/** Requests are small and many environments stay warm: Node's default would hold three times as much for each. */
const YOUNG_MB = 4;

/** What V8 made of the bundles, by their content; made anew when it is missing. */
export const COMPILED_FOLDER = join(REPOSITORY, 'node_modules/.cache/parley-compiled');

function startWorker(options: InstanceOptions): Worker {
  const { model, environment, clock, givesWay, workerFile } = options;
  return new Worker(workerFile, {
    env: environment,
    // the host may run under tsx or vitest; functions must not inherit their loaders
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: Math.max(64, model.memoryMb),
      maxYoungGenerationSizeMb: YOUNG_MB,
    },
    workerData: {
      clock,
      givesWay,
      codeFolder: model.codeFolder,
      compiledFolder: COMPILED_FOLDER,
      handler: model.handler,
      functionName: model.name,
      arn: model.arn,
      memoryMb: model.memoryMb,
    },
  });
}
