/**
 * A file in quarantine is judged once and then is either clean or gone. Copied, then recorded, then removed from quarantine:
 * wherever a crash cuts this, the repeat begins anew and ends the same.
 */
import { NamedError } from '#contracts/errors.ts';
import { theSystem } from '#domain/actor.ts';
import {
  type EvidenceFile,
  type EvidenceRefusal,
  isSettled,
  MAX_FILE_BYTES,
} from '#domain/evidence/evidence.ts';
import { fileFault } from '#domain/evidence/inspect.ts';
import type { Upload } from '#domain/rows.ts';
import type { Dependencies } from '#ports';
import { type CaseworkNeeds, carryOut } from './carry-out.ts';

export type JudgeNeeds = CaseworkNeeds & Pick<Dependencies, 'vault' | 'scanner'>;
/** `known`: settled by an earlier time. `unannounced`: nobody of ours asked for it. */
export type Verdict = 'received' | 'known' | 'unannounced' | EvidenceRefusal;

const fileOf = ({ caseId: _, requestedAt: __, expiresAt: ___, ...file }: Upload): EvidenceFile =>
  file;

/** Whoever was first has settled it. */
const unlessSettled = (refusal: unknown): void => {
  if (!(refusal instanceof NamedError) || refusal.name !== 'NothingToDo') throw refusal;
};

async function faultIn(
  { scanner }: JudgeNeeds,
  file: EvidenceFile,
  bytes: Uint8Array,
): Promise<EvidenceRefusal | null> {
  // the form before the content: what a scanner unpacks must not be a bomb
  const fault = await fileFault(file, bytes);
  if (fault) return fault;
  return (await scanner.scan(bytes)) === 'clean' ? null : 'malware';
}

/** Judges, and copies what is good. */
async function judged(needs: JudgeNeeds, upload: Upload): Promise<EvidenceRefusal | null> {
  const { caseId, evidenceId } = upload;
  const found = await needs.vault.quarantined(caseId, evidenceId, MAX_FILE_BYTES);
  if (found === 'tooLarge') return found;
  const fault = await faultIn(needs, fileOf(upload), found.bytes);
  // the mark: what is copied is what was looked at, whatever was sent since
  if (!fault) await needs.vault.release(caseId, evidenceId, found.mark);
  return fault;
}

async function settle(needs: JudgeNeeds, upload: Upload): Promise<Verdict> {
  const why = await judged(needs, upload);
  const data = fileOf(upload);
  await carryOut(needs)({
    caseId: upload.caseId,
    actor: theSystem,
    command: why
      ? { name: 'RefuseEvidence', data: { ...data, why } }
      : { name: 'ReceiveEvidence', data },
  }).catch(unlessSettled);
  return why ?? 'received';
}

/** Judges one file, once, however often storage tells of it. Throws what must be tried again. */
export const judgeFile =
  (needs: JudgeNeeds) =>
  async (caseId: string, evidenceId: string): Promise<Verdict> => {
    const [it, upload] = await Promise.all([
      needs.cases.load(caseId),
      needs.cases.upload(caseId, evidenceId),
    ]);
    const settled = it !== null && isSettled(evidenceId, it.evidence);
    const verdict = it && upload && !settled ? await settle(needs, upload) : undefined;
    await needs.vault.discard(caseId, evidenceId);
    return verdict ?? (settled ? 'known' : 'unannounced');
  };
