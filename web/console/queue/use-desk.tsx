/** Taking, putting back and handing on tasks, from the queue and from a case. */
import type { TaskView } from '#contracts/views.ts';
import { call } from '../api/client.ts';
import { useAfterAct } from '../api/queries.ts';
import { ProblemNote } from '../forms/problem-note.tsx';
import { type Sending, useSending } from '../forms/send.ts';
import { announce } from '../frame/announce.tsx';
import { useWords } from '../language.tsx';
import { queueWords } from '../words/queue.ts';

export interface Desk {
  readonly sending: Sending;
  claim(task: TaskView): Promise<void>;
  release(task: TaskView): Promise<void>;
}

const pathOf = ({ caseId, taskId }: TaskView) => ({ caseId, taskId });

export function useDesk(): Desk {
  const words = useWords(queueWords);
  const { sending, run } = useSending();
  const afterAct = useAfterAct();
  const act = async (task: TaskView, said: string, work: () => Promise<unknown>) => {
    const answer = await run(work);
    if (answer !== null) announce(`${said} ${task.caseNo}`);
    await afterAct(task.caseId);
  };
  return {
    sending,
    claim: async (task) => {
      await act(task, words.claimed, async () =>
        call('ClaimTask', { path: pathOf(task), body: {} }),
      );
    },
    release: async (task) => {
      await act(task, words.released, async () =>
        call('ReleaseTask', { path: pathOf(task), body: {} }),
      );
    },
  };
}

export const DeskFault = ({ desk }: { desk: Desk }) => <ProblemNote sending={desk.sending} />;
