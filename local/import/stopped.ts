/** The import cannot go on; what was done so far stands, and a second run goes on from there. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EACCES: 'no permission to write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder does not exist',
  EISDIR: 'it is a folder',
};

/** Runs a write; a failure becomes a `Stopped` that says which file and why. */
export function writing<T>(what: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new Stopped(`${what} cannot be written: ${words[code] ?? message}`, { cause });
  }
}
