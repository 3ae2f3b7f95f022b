// Compiling a bundle costs more than running it once: what V8 made of it is kept for the next thread and the next host.
'use strict';
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

/** Runs a CommonJS file as `require` would. Returns its exports, and `keep`, which stores what is compiled by the time of the call. */
exports.requireCompiled = function requireCompiled(file, folder) {
  const code = readFileSync(file, 'utf8');
  const kept = path.join(folder, nameOf(code));
  const cachedData = readIfThere(kept);
  const script = new vm.Script(
    `(function (exports, require, module, __filename, __dirname) {${code}\n})`,
    {
      filename: file,
      cachedData,
    },
  );
  const module = { exports: {} };
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
  const isNew = cachedData === undefined || script.cachedDataRejected === true;
  const keep = () => writeWhole(folder, kept, script.createCachedData());
  return { exports: module.exports, keep: isNew ? keep : () => undefined };
};

/** V8 itself compares no more than the code's length and its own version. */
const nameOf = (code) =>
  createHash('sha256').update(process.version).update(process.arch).update(code).digest('hex');

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Others read at the same time, and the host may be killed: the file is there whole or not at all. */
function writeWhole(folder, file, data) {
  try {
    mkdirSync(folder, { recursive: true });
    const draft = `${file}.${process.pid}.${performance.now()}`;
    writeFileSync(draft, data);
    renameSync(draft, file);
  } catch {
    // a full or read-only disk: the next thread compiles for itself
  }
}
