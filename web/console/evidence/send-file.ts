import type { Body } from '#contracts/http.ts';
import type { UploadForm } from '#contracts/views.ts';
import { call, Silence } from '../api/client.ts';

/** The form that the bank has signed: its fields first, then the file, straight to the storage. Throws `Silence` unless taken. */
async function post({ url, fields }: UploadForm, file: Blob): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  const response = await fetch(url, { method: 'POST', body: form }).catch((cause: unknown) => {
    throw new Silence('The storage did not answer', { cause });
  });
  if (!response.ok) throw new Silence(`The storage answered ${response.status}`);
}

/** Announces a file and sends it; what becomes of it is told by the case. */
export async function handIn(caseId: string, told: Body<'AddEvidence'>, file: Blob): Promise<void> {
  await post(await call('AddEvidence', { path: { caseId }, body: told }), file);
}
