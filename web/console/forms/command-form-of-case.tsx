/** One command's fields inside the form of a case. */
import type * as z from 'zod/mini';
import type { Values } from '../drafts/store.ts';
import { useWords } from '../language.tsx';
import { commandWords, type NamedCommand } from '../words/commands.ts';
import { fieldWords } from '../words/fields.ts';
import { CaseForm, type CaseFormProps } from './case-form.tsx';
import type { CommandForm, FieldsProps } from './commands/command-form.ts';
import { filledIn, textAt } from './values.ts';

type Around<S extends z.ZodMiniType> = Pick<
  CaseFormProps<S>,
  'kind' | 'schema' | 'send' | 'faultsAt' | 'onDone' | 'versioned'
>;

interface CommandFormProps<S extends z.ZodMiniType> extends Around<S>, FieldsProps {
  readonly command: NamedCommand;
  readonly form: CommandForm;
}

export function CommandFormOfCase<S extends z.ZodMiniType>(props: CommandFormProps<S>) {
  const { command, form, it, task, ...around } = props;
  const words = useWords(commandWords)[command];
  const fields = { it, task };
  const { Fields } = form;
  return (
    <CaseForm
      {...around}
      it={it}
      initial={form.initial?.(fields) ?? {}}
      dataOf={(values) => form.dataOf?.(values, fields) ?? filledIn(values)}
      submit={words.submit}
      tone={form.tone}
      done={words.title}
      preview={form.previewOf && ((data) => <Letter data={data} names={form.previewOf ?? []} />)}
    >
      <Fields it={it} task={task} />
    </CaseForm>
  );
}

/** The words as the customer will read them, in an own frame, before anything is sent. */
function Letter({ data, names }: { data: unknown; names: readonly string[] }) {
  const words = useWords(fieldWords);
  return (
    <div className="letter">
      <p className="quiet">{words.previewTo}</p>
      <blockquote>
        {names.map((name) => (
          // what the contract let pass is made of plain values
          <p key={name}>{textAt(data as Values, name)}</p>
        ))}
      </blockquote>
      <p className="quiet">{words.previewNote}</p>
    </div>
  );
}
