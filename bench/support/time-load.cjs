// Prints how many milliseconds one module takes to load, in a process that has done nothing else.
const begun = performance.now();
require(process.argv[2]);
process.stdout.write(`${performance.now() - begun}`);
process.exit(0);
