/** The two ends of a file's way that people see: announcing it, and being given it. */
import type { Download, UploadForm } from '#contracts/views.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Evidence, EvidenceFile } from '#domain/evidence/evidence.ts';
import type { Dependencies } from '#ports';
import { awaitedOf, requireRoom } from './evidence.ts';

export type HandInNeeds = Pick<Dependencies, 'cases' | 'clock' | 'door' | 'ids'>;
type Announcement = Omit<EvidenceFile, 'evidenceId' | 'by'>;

/** Long enough for a photo over a slow line. */
const UPLOAD_MINUTES = 10;

/** Announces a file and answers with the form that takes exactly it. Throws the refusal when the case takes none. */
export async function announce(
  { cases, clock, door, ids }: HandInNeeds,
  it: Case,
  actor: Actor,
  announced: Announcement,
): Promise<UploadForm> {
  const now = clock.now();
  requireRoom(it, actor, awaitedOf(it, await cases.uploads(it.caseId), now));
  const upload = {
    ...announced,
    caseId: it.caseId,
    evidenceId: ids.id(),
    by: actor.id,
    requestedAt: now,
    expiresAt: new Date(Date.parse(now) + UPLOAD_MINUTES * 60_000).toISOString(),
  };
  await cases.putUpload(upload);
  return { evidenceId: upload.evidenceId, ...(await door.uploadForm(upload, now)) };
}

/** An address of the file for somebody who was found to be allowed to open it. */
export const give = (
  { clock, door }: Pick<Dependencies, 'clock' | 'door'>,
  { caseId }: Case,
  { evidenceId, name }: Evidence,
): Promise<Download> => door.downloadUrl({ caseId, evidenceId, name }, clock.now());
