/**
 * An execution ended though its case has not: timed out or stopped, a new run goes on where the facts are; failed, an
 * operator looks at it (P4.2). A run that was replaced meanwhile has nothing to report.
 */
import * as z from 'zod/mini';
import { type CaseworkNeeds, carryOut } from '#casework/carry-out.ts';
import { NamedError } from '#contracts/errors.ts';
import { theSystem } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command } from '#domain/commands.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { eventHandler, type Recorded } from '#runtime/event-handler.ts';
import { working } from '#runtime/working.ts';

const workflowEnd = z.object({
  detail: z.object({
    name: z.string(),
    status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
    error: z.nullish(z.string()),
  }),
});
export type WorkflowEnd = z.infer<typeof workflowEnd>;

const TRIES = 5;

/** `<caseId>-<run>`, as runs are named. */
function executionOf(name: string): { caseId: string; run: number } | null {
  const [, caseId, run] = /^(.+)-(\d+)$/.exec(name) ?? [];
  return caseId ? { caseId, run: Number(run) } : null;
}

const isOver = ({ stage }: Case): boolean => stage.status === 'CLOSED' && stage.archivedAt !== null;

/** Only a code is kept: an error's text may quote what people wrote. */
const codeOf = (error: string | null | undefined): string =>
  error && /^[\w.:-]{1,200}$/.test(error) ? error : 'Unknown';

const answerTo = ({ status, error }: WorkflowEnd['detail'], it: Case): Command =>
  status === 'FAILED'
    ? { name: 'RecordWorkflowFailure', data: { error: codeOf(error) } }
    : { name: 'StartRun', data: { startAt: whereabouts(it) } };

/** Null when the case changed in between and must be looked at again. */
async function record(
  needs: CaseworkNeeds,
  { caseId, run }: { caseId: string; run: number },
  detail: WorkflowEnd['detail'],
): Promise<string | null> {
  const it = await needs.cases.load(caseId);
  if (!it || it.run !== run || isOver(it)) return 'over';
  if (it.needsAttention) return 'known';
  const command = answerTo(detail, it);
  try {
    await carryOut(needs)({ caseId, command, actor: theSystem, expectedVersion: it.version });
    return command.name;
  } catch (error) {
    if (error instanceof NamedError && error.name === 'StaleCase') return null;
    throw error;
  }
}

/** Answers one end, once, however often it is told. Throws `Unavailable` when the case does not hold still. */
export const recordWorkflowEnd =
  (needs: CaseworkNeeds) =>
  async ({ detail }: WorkflowEnd): Promise<Recorded> => {
    const execution = executionOf(detail.name);
    if (!execution) return { status: detail.status, outcome: 'unknown' };
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const outcome = await record(needs, execution, detail);
      if (outcome) return { ...execution, status: detail.status, outcome };
    }
    throw new NamedError('Unavailable', { tries: TRIES });
  };

export const handler = eventHandler('WORKFLOW_END', workflowEnd, async (event) =>
  recordWorkflowEnd(working())(event),
);
