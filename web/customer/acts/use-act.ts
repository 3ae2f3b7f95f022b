import { useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import type { Body } from '#contracts/http.ts';
import type { CustomerCase, Problem } from '#contracts/views.ts';
import type { Values } from '../../shared/drafts.ts';
import { type CaseState, useCase } from '../case/my-case.ts';
import { type Act, ask } from '../doors.ts';
import { type Filling, useFilling } from '../form/filling.ts';
import { checked, type Fault, faultsOf, type Labels } from '../form/say-errors.ts';
import { useLanguage, useWords } from '../language.tsx';
import type { TroubleKind } from '../parts/trouble.tsx';
import { goTo } from '../parts/use-place.ts';
import { href } from '../router.ts';
import { actWords } from '../words/acts.ts';
import { commonWords } from '../words/common.ts';

export interface ActPlan<N extends Act> {
  readonly route: N;
  /** Name of the draft inside the case; acts on a version name it, since another version is another form. */
  readonly draft: string;
  readonly initial?: Values;
  readonly labels: Labels;
  /** What the domain wants of this command. */
  readonly schema: z.ZodMiniType;
  /** The command's data; checked by `schema` before it is wrapped by `wrap`. */
  readonly dataOf: (values: Values) => unknown;
  /** Adds what the route wants beside the command's data, such as which answer it is. */
  readonly wrap?: (data: object, values: Values) => object;
  /** Faults that a schema of plain data cannot see. */
  readonly faultsIn?: (values: Values) => Fault[];
  /** What to say when it is done, told from the case as it is then. */
  readonly done: (after: CustomerCase | null, values: Values) => string;
}

export interface ActState {
  readonly filling: Filling;
  readonly busy: boolean;
  readonly trouble: TroubleKind | null;
  readonly isStale: boolean;
  send(): Promise<void>;
}

const movedOn = new Set(['StaleCase', 'WrongVersion', 'OfferExpired']);

/** Words for an offer that changed under the customer's hands; nothing when it is still the same. */
function offerChange(
  before: CustomerCase,
  after: CustomerCase | null,
  words: (typeof actWords)['zh-CN'],
): string | null {
  if (!after || before.offer?.status !== 'OFFERED') return null;
  if (after.offer?.status !== 'OFFERED') return words.offerGone;
  return after.offer.version === before.offer.version
    ? null
    : words.offerMoved(after.offer.version);
}

/** Leaves the form for the case page, with a word on what happened. */
function useLeaving({ setFlash }: CaseState, filling: Filling) {
  return (text: string, good = true) => {
    filling.clear();
    setFlash({ text, good });
    goTo(href('case'));
  };
}

/** A form that acts in the case: checks, sends once, and says what became of it. What was typed survives every refusal. */
export function useAct<N extends Act>(plan: ActPlan<N>): ActState {
  const { locale } = useLanguage();
  const words = useWords(actWords);
  const common = useWords(commonWords);
  const state = useCase();
  const { view, my } = state;
  const filling = useFilling(`${view.caseNo}.${plan.draft}`, plan.initial);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<TroubleKind | null>(null);
  const [isStale, setStale] = useState(false);
  const leave = useLeaving(state, filling);
  const { values } = filling;

  const somethingMoved = async () => {
    const change = offerChange(view, await my.reload(), words);
    if (change === null) return setStale(true);
    state.setFlash({ text: change, good: false });
    goTo(href('case'));
  };

  const refused = (problem: Problem) => {
    if (problem.status === 401) return my.expired();
    if (problem.code === 'CodeNeeded') return my.codeNeeded();
    if (movedOn.has(problem.code)) return somethingMoved();
    if (problem.code === 'IdempotencyKeyReused') {
      void my.reload();
      return leave(words.already, false);
    }
    const faults = faultsOf(problem.errors ?? [], plan.labels, common);
    filling.refuse(faults);
    if (faults.length === 0) setTrouble({ kind: 'refused', problem });
  };

  const check = (): object | null => {
    const data = plan.dataOf(values);
    const own = plan.faultsIn?.(values) ?? [];
    const errors = checked(plan.schema, data, locale).filter(
      ({ field }) => !own.some((it) => it.field === field),
    );
    const faults = [...own, ...faultsOf(errors, plan.labels, common)];
    filling.refuse(faults);
    return faults.length === 0 ? (data as object) : null;
  };

  const send = async () => {
    setTrouble(null);
    setStale(false);
    const data = busy ? null : check();
    if (data === null) return;
    setBusy(true);
    const versioned = plan.route === 'WriteToBank' ? {} : { expectedVersion: view.version };
    const wrapped = { ...versioned, ...(plan.wrap?.(data, values) ?? data) };
    // the command's schema has just been applied, and `wrap` adds what its route names
    const body = wrapped as Body<N>;
    const outcome = await ask<N>(plan.route, locale, { body, key: filling.key });
    setBusy(false);
    if (outcome.kind === 'silence') return setTrouble({ kind: 'silence' });
    if (outcome.kind === 'refused') return refused(outcome.problem);
    const after = await my.latest();
    leave(plan.done(after, values));
    // together with leaving, so that no page is shown that is over
    if (after) my.show(after);
  };
  return { filling, busy, trouble, isStale, send };
}
