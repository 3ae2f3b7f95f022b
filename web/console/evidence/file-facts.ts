/** What is said of a file before it is sent: its kind by its ending, its size and its hash. The bank looks at the bytes itself. */
import { fileExtensions, type MediaType, mediaTypes } from '#domain/evidence/file-name.ts';

/** For the file chooser: every ending that is taken. */
export const takenEndings: string = Object.values(fileExtensions)
  .flat()
  .map((it) => `.${it}`)
  .join(',');

export function mediaTypeOf(name: string): MediaType | undefined {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return mediaTypes.find((it) => fileExtensions[it].includes(ending));
}

export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((it) => it.toString(16).padStart(2, '0')).join('');
}
