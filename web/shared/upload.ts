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

/** The fields of the form first; storage reads nothing behind the file. */
function formOf({ fields }: UploadForm, file: Blob): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file);
  return body;
}

/**
 * Sends the file to storage, without cookies. `notTaken`: storage refused it (too late, or not the announced bytes): announce
 * it anew. `silence`: no answer came; the same form may be sent again, and the case will show whether it arrived.
 * `onProgress` hears the share that has left this device, from 0 to 1, which `fetch` does not tell.
 */
export function sendToStorage(
  form: UploadForm,
  file: Blob,
  onProgress?: (share: number) => void,
): Promise<'sent' | 'notTaken' | 'silence'> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.url);
    request.timeout = PATIENCE_MS;
    const isTaken = () => request.status >= 200 && request.status < 300;
    request.addEventListener('load', () => resolve(isTaken() ? 'sent' : 'notTaken'));
    for (const silent of ['error', 'timeout', 'abort'])
      request.addEventListener(silent, () => resolve('silence'));
    // listening makes the browser ask storage first whether it may send at all
    if (onProgress)
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        onProgress(loaded / total),
      );
    request.send(formOf(form, file));
  });
}
