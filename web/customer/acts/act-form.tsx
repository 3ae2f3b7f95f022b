import type { ComponentChildren } from 'preact';
import { remembered } from '../case/session.ts';
import { type Act, codeActs } from '../doors.ts';
import { ErrorSummary, Form, SubmitButton } from '../form/form.tsx';
import { useWords } from '../language.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { href } from '../router.ts';
import { actWords } from '../words/acts.ts';
import { commonWords } from '../words/common.ts';
import { type ActPlan, type ActState, useAct } from './use-act.ts';

interface PageProps {
  readonly title: string;
  readonly button: string;
  /** Cannot be undone. */
  readonly grave?: boolean;
  readonly back?: { readonly href: string; readonly text: string };
  readonly intro?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A page for one act: what it means, the form, one button that says what it does. */
export function ActPage<N extends Act>({
  plan,
  fields,
  ...page
}: PageProps & { plan: ActPlan<N>; fields?: (state: ActState) => ComponentChildren }) {
  const common = useWords(commonWords);
  const words = useWords(actWords);
  const state = useAct(plan);
  const { filling, busy, trouble, isStale } = state;
  const back = page.back ?? { href: href('case'), text: common.backToCase };
  return (
    <div class="sheet">
      <ErrorSummary faults={filling.faults} refusals={filling.refusals} />
      <PageTitle hasErrors={filling.faults.length > 0}>{page.title}</PageTitle>
      {page.intro}
      {isStale && (
        <div class="notice care" role="alert">
          <p>{words.stale}</p>
        </div>
      )}
      {trouble && <Trouble trouble={trouble} reused={words.already} />}
      <Form filling={filling} labels={plan.labels} onSubmit={() => void state.send()}>
        {fields?.(state) ?? page.children}
        {plan.route in codeActs && remembered()?.strength === 'remembered' && (
          <p class="quiet">{words.codeAhead}</p>
        )}
        <div class="actions">
          <SubmitButton busy={busy} grave={page.grave ?? false}>
            {page.button}
          </SubmitButton>
          <a href={back.href}>{back.text}</a>
        </div>
      </Form>
    </div>
  );
}
