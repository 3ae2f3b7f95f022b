/** What becomes of a file that somebody handed in; the bytes were looked at before. */
import type { Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import { isSettled, MAX_FILES, receivedOf } from '../evidence/evidence.ts';

// each file once: storage tells of it at least once
export const evidence: Pick<Decisions, 'ReceiveEvidence' | 'RefuseEvidence'> = {
  ReceiveEvidence: ({ it }, data) => {
    if (isSettled(data.evidenceId, it.evidence)) return refuse('NothingToDo');
    return receivedOf(it.evidence).length < MAX_FILES
      ? [event('EvidenceReceived', data)]
      : refuse('LimitExceeded', { files: MAX_FILES });
  },
  RefuseEvidence: ({ it }, data) =>
    isSettled(data.evidenceId, it.evidence)
      ? refuse('NothingToDo')
      : [event('EvidenceRefused', data)],
};
