/** A file from a page to storage: first said what it is (a call of the page's own), then sent as the form that came back. */
import type { UploadForm } from '#contracts/views.ts';
import { MAX_FILE_BYTES } from '#domain/evidence/evidence.ts';
import {
  fileExtensions,
  isSafeName,
  type MediaType,
  mediaTypes,
} from '#domain/evidence/file-name.ts';

export interface Announcement {
  readonly name: string;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly sha256: string;
}

/** Why a file need not be sent at all; the rules are those of `POST …/evidence`. */
export type FileProblem = 'tooLarge' | 'empty' | 'wrongType' | 'fileName';

/** For the `accept` attribute of a file input. */
export const acceptedFiles = mediaTypes
  .flatMap((it) => [it, ...fileExtensions[it].map((ending) => `.${ending}`)])
  .join(',');

/** By its ending: browsers know no type for the photos of many phones. */
function mediaTypeOf(name: string): MediaType | undefined {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return mediaTypes.find((it) => fileExtensions[it].includes(ending));
}

async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the bank is told of a file before it takes it, or why it would not. Reads the whole file once, for its hash. */
export async function announcementOf(file: File): Promise<Announcement | FileProblem> {
  const { name, size } = file;
  const mediaType = mediaTypeOf(name);
  if (!mediaType) return 'wrongType';
  if (!isSafeName(name, mediaType)) return 'fileName';
  if (size === 0) return 'empty';
  if (size > MAX_FILE_BYTES) return 'tooLarge';
  return { name, mediaType, size, sha256: await sha256Of(file) };
}

/** Longer than a slow line needs for ten megabytes, and as long as the form holds. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Sends the file to storage. `notTaken`: storage refused it (too late, or not the announced bytes): announce it anew.
 * `silence`: no answer came; the case will show whether it arrived.
 */
export async function sendToStorage(
  { url, fields }: UploadForm,
  file: Blob,
): Promise<'sent' | 'notTaken' | 'silence'> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  // storage reads nothing behind the file
  body.append('file', file);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await fetch(url, { method: 'POST', body, signal, credentials: 'omit' });
    return answer.ok ? 'sent' : 'notTaken';
  } catch {
    return 'silence';
  }
}
