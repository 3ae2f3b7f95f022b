// Prints how many milliseconds one module takes to load, in a process that has done nothing else.
const begun = process.hrtime.bigint();
require(process.argv[2]);
process.stdout.write(`${Number(process.hrtime.bigint() - begun) / 1e6}`);
process.exit(0);
