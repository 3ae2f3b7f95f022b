/* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
// Runs one Lambda function inside a worker thread: the Node.js runtime's contract, with the laptop's clock.
// CommonJS: the loader of modules would cost each thread as much as Node itself does.
'use strict';
const { existsSync, readlinkSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { format } = require('node:util');
const { parentPort, workerData } = require('node:worker_threads');
const { requireCompiled } = require('./compiled-code.cjs');

const { clock, codeFolder, compiledFolder, functionName, arn, memoryMb } = workerData;
const handlerName = workerData.handler;

shiftDate(clock);
if (workerData.givesWay) giveWay();
let currentRequest = '';
let keepCompiled = () => undefined;
if (process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON') writeJsonLog();
const loading = loadHandler();
loading.catch(() => undefined);

async function serve({ requestId, event, timeoutMs }) {
  try {
    currentRequest = requestId;
    const handler = await loading;
    parentPort.postMessage('loaded');
    const result = await handler(JSON.parse(event), contextOf(requestId, timeoutMs));
    parentPort.postMessage({ result: JSON.stringify(result ?? null) });
    keepCompiled();
    keepCompiled = () => undefined;
  } catch (error) {
    parentPort.postMessage({ failure: describe(error) });
  }
}

parentPort.on('message', (request) => void serve(request));

process.on('unhandledRejection', (reason) => {
  parentPort.postMessage({
    failure: { ...describe(reason), errorType: 'Runtime.UnhandledPromiseRejection' },
  });
});

/** `new Date()`, `Date()` and `Date.now()` follow the laptop's clock; monotonic clocks and timers do not. */
function shiftDate(shared) {
  const RealDate = Date;
  const now = () => RealDate.now() + Number(Atomics.load(shared, 0));
  const Shifted = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = Shifted;
  globalThis.Date = Shifted;
}

/**
 * On a laptop people share the cores with the steps that their requests set off. Linux knows threads, each with a priority of its
 * own; elsewhere only the whole process has one, and is left as it is.
 */
function giveWay() {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(path.basename(readlinkSync('/proc/thread-self')));
    os.setPriority(thread, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // a sandbox without /proc: as elsewhere
  }
}

/** Lambda's JSON log format: one object per call, a single argument kept as it is. */
function writeJsonLog() {
  const levels = { debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' };
  for (const [method, level] of Object.entries(levels)) {
    console[method] = (...args) => {
      const isData =
        args.length === 1 && typeof args[0] === 'object' && !(args[0] instanceof Error);
      const message = isData ? args[0] : format(...args);
      const timestamp = new Date().toISOString();
      const entry = { timestamp, level, requestId: currentRequest, message };
      process.stdout.write(`${JSON.stringify(entry)}\n`);
    };
  }
}

async function loadHandler() {
  const [file, exported] = handlerName.split(/\.(?=[^.]+$)/);
  const ends = ['.js', '.cjs', '.mjs'];
  const found = ends.map((end) => path.join(codeFolder, file + end)).find(existsSync);
  if (!found) throw runtimeError('Runtime.ImportModuleError', `Cannot find module '${file}'`);
  const module = found.endsWith('.mjs')
    ? await import(pathToFileURL(found).href)
    : requireBundle(found);
  if (typeof module[exported] === 'function') return module[exported];
  throw runtimeError('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
}

/** What the first event made V8 compile is kept with the rest. */
function requireBundle(file) {
  const { exports, keep } = requireCompiled(file, compiledFolder);
  keepCompiled = keep;
  return exports;
}

function contextOf(awsRequestId, timeoutMs) {
  const deadline = performance.now() + timeoutMs;
  return {
    awsRequestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'laptop',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
}

/** As the real runtime reports it: the name of the error is its type. */
function describe(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  const trace = (error.stack ?? '').split('\n');
  return { errorType: error.name, errorMessage: error.message, trace };
}

function runtimeError(name, message) {
  return Object.assign(new Error(message), { name });
}
