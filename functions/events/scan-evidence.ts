/** A file has arrived in quarantine: it is looked at, and then received or refused. Storage tells of it at least once. */
import * as z from 'zod/mini';
import { embeddedScanner } from '#casework/embedded-scanner.ts';
import { type JudgeNeeds, judgeFile } from '#casework/judge-file.ts';
import { eventHandler, type Recorded } from '#runtime/event-handler.ts';
import { evidenceVault } from '#runtime/evidence-vault.ts';
import { working } from '#runtime/working.ts';

const objectCreated = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });
export type ObjectCreated = z.infer<typeof objectCreated>;

/** `quarantine/<case>/<file>`; storage writes keys in events as they are, since ours need no escaping. */
const PLACE = /^quarantine\/([\w-]+)\/([\w-]+)$/;

export const scanEvidence =
  (needs: JudgeNeeds) =>
  async ({ detail }: ObjectCreated): Promise<Recorded> => {
    const [, caseId, evidenceId] = PLACE.exec(detail.object.key) ?? [];
    if (!caseId || !evidenceId) return { outcome: 'elsewhere' };
    return { caseId, evidenceId, outcome: await judgeFile(needs)(caseId, evidenceId) };
  };

export const handler = eventHandler('EVIDENCE_SCANNED', objectCreated, async (event) =>
  scanEvidence({ ...working(), vault: evidenceVault(), scanner: embeddedScanner })(event),
);
