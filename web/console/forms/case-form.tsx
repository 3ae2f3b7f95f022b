/**
 * One form for every act on a case. Around its fields: the draft that nothing takes away, the contract's own checks, one
 * Idempotency-Key per act, a preview before anything reaches the customer, and what to do when somebody else was first.
 */
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { FieldError } from '#contracts/field-messages.ts';
import type { StaffCase } from '#contracts/views.ts';
import { useAfterAct } from '../api/queries.ts';
import type { Values } from '../drafts/store.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { announce } from '../frame/announce.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { formWords } from '../words/form.ts';
import { changesSince, mustBeSeen } from './changes.ts';
import { atFields, checked, withoutCodes } from './check.ts';
import { DraftLine } from './draft-line.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { FillingContext } from './filling.ts';
import { MovedPanel } from './moved-panel.tsx';
import { ProblemNote } from './problem-note.tsx';
import { useSending } from './send.ts';
import { standing } from './standing.ts';

export interface Order {
  readonly expectedVersion: number;
  readonly key: string;
}

export interface CaseFormProps<S extends z.ZodMiniType> {
  readonly it: StaffCase;
  /** Which form of the case this is: the draft's name. */
  readonly kind: string;
  readonly initial: Values;
  readonly schema: S;
  /** The typed values in the shape of the contract; `schema` judges them. */
  readonly dataOf: (values: Values) => unknown;
  readonly send: (data: z.infer<S>, order: Order) => Promise<unknown>;
  /** What may stand before a field's name in a fault, e.g. `answer.data.` in those of the API. */
  readonly faultsAt?: readonly string[];
  readonly submit: string;
  /** Who will see it: the customer (blue, previewed), colleagues only (amber), or it cannot be undone. */
  readonly tone?: 'customer' | 'internal' | 'grave' | undefined;
  /** False for acts that any version of the case takes. */
  readonly versioned?: boolean | undefined;
  readonly preview?: ((data: z.infer<S>) => ReactNode) | undefined;
  readonly previewTitle?: string | undefined;
  readonly done?: string | undefined;
  readonly onDone?: (() => void) | undefined;
  readonly children: ReactNode;
}

const baseOf = ({ version, events }: StaffCase) => ({ version, seq: events.at(-1)?.seq ?? 0 });

export function CaseForm<S extends z.ZodMiniType>(props: CaseFormProps<S>) {
  const { it, schema, versioned = true, tone, faultsAt = [] } = props;
  const words = useWords(formWords);
  const { locale } = useLanguage();
  const { staffId } = useMe();
  const prefix = useId().replaceAll(/[^a-z0-9]/gi, '');
  const base = baseOf(it);
  const name = { user: staffId, caseId: it.caseId, kind: props.kind };
  const draft = useDraft(name, props.initial, base);
  const { sending, run, reset } = useSending(({ code }) => {
    // an earlier try has acted with other words: the note says so, and sending again is an act of its own
    if (code === 'IdempotencyKeyReused') draft.renew();
  });
  const afterAct = useAfterAct();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [judged, setJudged] = useState<Values>({});
  const [previewed, setPreviewed] = useState<z.infer<S> | null>(null);
  const labels = useRef(new Map<string, string>());
  const [register] = useState(() => (field: string, label: string) => {
    labels.current.set(field, label);
  });

  const refused = sending.kind === 'refused' ? sending.problem : null;
  const changes = changesSince(it, draft.base?.seq ?? base.seq, refused?.changes);
  const moved = versioned && draft.base?.version !== it.version;
  const isStale = refused?.code === 'StaleCase' || (moved && mustBeSeen(changes, staffId));
  const told = refused?.errors ?? errors;
  const again =
    told === errors && errors.length > 0
      ? checked(schema, props.dataOf(draft.values), locale)
      : null;
  const fieldFaults = withoutCodes(
    standing(
      atFields(told, faultsAt),
      judged,
      draft.values,
      again && (again.ok ? [] : atFields(again.errors, faultsAt)),
    ),
    words.chooseOne,
  );

  const send = async (data: z.infer<S>, order: Order) => {
    const answer = await run(async () => props.send(data, order));
    setPreviewed(null);
    if (answer !== null) {
      draft.clear();
      announce(props.done ? words.doneOf(props.done) : words.done);
      props.onDone?.();
    }
    await afterAct(it.caseId);
  };
  // what need not be seen does not stand in the way; the key stays, so that nothing can act twice
  const order = { expectedVersion: it.version, key: draft.key };
  const submit = async (under: Order) => {
    if (sending.kind === 'sending') return;
    reset();
    const result = checked(schema, props.dataOf(draft.values), locale);
    setJudged(draft.values);
    setErrors(result.ok ? [] : result.errors);
    if (!result.ok) return;
    if (props.preview) setPreviewed(result.data);
    else await send(result.data, under);
  };
  const keep = () => {
    reset();
    return draft.rebase(base);
  };
  const apply = () => void submit({ expectedVersion: it.version, key: keep() });

  return (
    <form
      className={`case-form ${tone ?? ''}`}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isStale) void submit(order);
      }}
      onKeyDown={submitByKeys}
    >
      <FaultSummary errors={fieldFaults} told={told} prefix={prefix} labels={labels.current} />
      <FillingContext
        value={{ values: draft.values, set: draft.set, errors: fieldFaults, prefix, register }}
      >
        {props.children}
      </FillingContext>
      {/* beside the button that was pressed, where one looks for what became of it */}
      {isStale && <MovedPanel changes={changes} ready={moved} onKeep={keep} onApply={apply} />}
      {!refused?.errors && refused?.code !== 'StaleCase' && <ProblemNote sending={sending} />}
      <div className="form-foot">
        <button
          type="submit"
          className={`primary ${tone ?? ''}`}
          disabled={sending.kind === 'sending' || isStale}
        >
          {sending.kind === 'sending' ? words.sending : props.submit}
        </button>
        <DraftLine keeping={draft.keeping} onDiscard={draft.clear} />
      </div>
      {previewed !== null && props.preview && (
        <Dialog title={props.previewTitle ?? props.submit} onClose={() => setPreviewed(null)}>
          {props.preview(previewed)}
          <div className="form-foot">
            <button
              type="button"
              className={`primary ${tone ?? ''}`}
              disabled={sending.kind === 'sending' || isStale}
              onClick={() => void send(previewed, order)}
            >
              {sending.kind === 'sending' ? words.sending : props.submit}
            </button>
            <button type="button" onClick={() => setPreviewed(null)}>
              {words.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </form>
  );
}

/** Enter makes a line. Ctrl or Cmd with Enter submits, unless it ends the choice of an input method. */
function submitByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  const wanted = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (!wanted || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
