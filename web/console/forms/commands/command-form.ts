import type { ComponentType } from 'react';
import type { StaffCase, TaskView } from '#contracts/views.ts';
import type { Values } from '../../drafts/store.ts';

export interface FieldsProps {
  readonly it: StaffCase;
  /** The task that the command completes; null for acts beside a task. */
  readonly task: TaskView | null;
}

/** How one command is filled in: what it begins with, its fields, and how typed values become the command's data. */
export interface CommandForm {
  readonly Fields: ComponentType<FieldsProps>;
  readonly initial?: (props: FieldsProps) => Values;
  readonly dataOf?: (values: Values, props: FieldsProps) => unknown;
  readonly tone?: 'customer' | 'internal' | 'grave';
  /** The field whose text is shown as the customer will read it, before it is sent. */
  readonly previewOf?: readonly string[];
}
