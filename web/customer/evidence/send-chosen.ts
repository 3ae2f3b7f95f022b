import type { UploadForm } from '#contracts/views.ts';
import { sendToStorage } from '../../shared/upload.ts';
import type { Chosen } from './chosen.ts';

export type End =
  | { readonly end: 'sent' }
  /** The way to storage failed; a form that may still be filled in is kept for the next try. */
  | { readonly end: 'failed'; readonly form: UploadForm | undefined }
  /** The bank did not answer or took no file at all, so the next one need not be tried. */
  | { readonly end: 'stopped' };

/**
 * Sends one file. The form of an earlier try is filled in again first: should that one have arrived after all, storage has the
 * same file under the same key, and not a second one.
 */
export async function sendChosen(
  { file, form: kept }: Chosen,
  announce: () => Promise<UploadForm | null>,
  onProgress: (share: number) => void,
): Promise<End> {
  const again = kept ? await sendToStorage(kept, file, onProgress) : 'notTaken';
  if (again === 'sent') return { end: 'sent' };
  if (again === 'silence') return { end: 'failed', form: kept };
  const form = await announce();
  if (!form) return { end: 'stopped' };
  const end = await sendToStorage(form, file, onProgress);
  return end === 'sent' ? { end } : { end: 'failed', form: end === 'silence' ? form : undefined };
}
