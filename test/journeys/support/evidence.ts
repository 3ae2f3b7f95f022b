/** Sending a file as a browser does: the form's fields in their order, then the bytes. */
import type { UploadForm } from '#contracts/views.ts';

export function sendFile(
  { url, fields }: UploadForm,
  bytes: Buffer,
  origin?: string,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(bytes)]));
  return fetch(url, { method: 'POST', body, ...(origin && { headers: { origin } }) });
}
