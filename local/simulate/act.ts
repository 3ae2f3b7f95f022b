/** What is to be done next in a case, and by whom. */
import type { CustomerAct, StaffAnswer } from '#contracts/staff-answers.ts';
import type { StaffCase, TaskView } from '#contracts/views.ts';
import type { CommandData } from '#domain/commands.ts';
import type { Department, StaffRole } from '#domain/vocabulary.ts';
import type { Story } from './stories.ts';

/** What a customer says; in the own session, or on a recorded line to somebody who types it in. */
export type Saying =
  | CustomerAct
  | { readonly command: 'ReopenCase'; readonly data: CommandData<'ReopenCase'> }
  | {
      readonly command: 'ReferOutside';
      readonly data: Pick<CommandData<'ReferOutside'>, 'body' | 'bodyName'>;
    };

/** Who may do it: a role, of a department if it matters, never one of `not`. */
export interface Who {
  readonly roles: readonly [StaffRole, ...StaffRole[]];
  readonly department?: Department;
  readonly not?: readonly string[];
}

export type Act =
  | {
      readonly kind: 'answer';
      readonly task: TaskView;
      readonly by: Who;
      readonly answer: StaffAnswer;
    }
  | { readonly kind: 'staff'; readonly by: Who; readonly path: string; readonly body: object }
  | { readonly kind: 'customer'; readonly says: Saying }
  /** Nothing to do before this instant of the bank's clock. */
  | { readonly kind: 'rest'; readonly until: string }
  /** The workflow is on its way to the next task. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'over' };

/** What a decision about the next act may look at. */
export interface Scene {
  readonly it: StaffCase;
  readonly story: Story;
  /** The bank's clock, epoch ms. */
  readonly now: number;
  /** Number of the case into which a merge goes. */
  readonly mergeInto: string | undefined;
  /** Staff id of an agent who may own the case. */
  readonly agentId: string | undefined;
}

export const times = ({ it }: Scene, ...events: readonly string[]): number =>
  it.events.filter((one) => events.includes(one.event)).length;

export const says = (it: Saying): Act => ({ kind: 'customer', says: it });
export const rest = (until: string): Act => ({ kind: 'rest', until });

/** Answers the task as somebody of this role. */
export const answers =
  (role: StaffRole, more: Omit<Who, 'roles'> = {}) =>
  (task: TaskView, answer: StaffAnswer): Act => ({
    kind: 'answer',
    task,
    by: { ...more, roles: [role] },
    answer,
  });
export const agent = answers('agent');
export const lead = answers('lead');
export const liaison = answers('liaison');
