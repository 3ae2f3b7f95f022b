/** A file that cannot be read on from a line; what came before it is not in doubt. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile';
  readonly line: number;
  constructor(line: number, why: string, cause?: unknown) {
    super(`line ${line}: ${why}`, { cause });
    this.line = line;
  }
}
