import { halfOf } from '../../shared/locale.ts';
import type { Process } from '../doors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { Bodies, said } from '../parts/bodies.tsx';
import { Unconfirmed, UnconfirmedNote } from '../parts/unconfirmed.tsx';
import { commonWords } from '../words/common.ts';
import { startWords } from '../words/start.ts';
import { type Limit, limitsOf, type PolicyStep, stepNames } from './steps.ts';

function useLimitText() {
  const words = useWords(startWords);
  return ({ days, dayKind }: Limit) =>
    dayKind === 'working' ? words.workingDays(days) : words.calendarDays(days);
}

function Limits({ limits }: { limits: readonly Limit[] }) {
  const { locale } = useLanguage();
  const words = useWords(startWords);
  const limitText = useLimitText();
  if (limits.length === 0) return null;
  return (
    <ul class="limits">
      {limits.map((it) => (
        <li key={it.clock}>
          {words.within(said(it.label, locale), limitText(it))}
          <span class="quiet"> · {it.legal ? words.legal : words.internal}</span>
          {!it.confirmed && <Unconfirmed />}
        </li>
      ))}
    </ul>
  );
}

function Step({ step, process }: { step: PolicyStep; process: Process }) {
  const words = useWords(startWords);
  return (
    <li>
      <h3>{words.steps[step].title}</h3>
      <p>{words.steps[step].text}</p>
      <Limits limits={limitsOf(process, step)} />
      {step === 'followUp' && (
        <p class="limits">{words.followUpDays(process.followUpDays.join(words.listJoin))}</p>
      )}
    </li>
  );
}

function WhyTheseLimits({ process }: { process: Process }) {
  const { locale } = useLanguage();
  const words = useWords(startWords);
  const common = useWords(commonWords);
  const limitText = useLimitText();
  return (
    <details>
      <summary>{words.whyTitle}</summary>
      <p>{words.whyLead(said(process.profile.title, locale))}</p>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">{words.clockColumn}</th>
            <th scope="col">{words.limitColumn}</th>
            <th scope="col">{words.basisColumn}</th>
          </tr>
        </thead>
        <tbody>
          {process.clocks.map((it) => (
            <tr key={it.clock}>
              <th scope="row">{said(it.label, locale)}</th>
              <td data-label={words.limitColumn}>{limitText(it)}</td>
              <td data-label={words.basisColumn}>
                {halfOf(it.basis, locale)}
                {it.confirmed ? '' : ` (${common.unconfirmed})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

export function HowItGoes({ process }: { process: Process }) {
  const words = useWords(startWords);
  return (
    <>
      <section>
        <h2>{words.stepsTitle}</h2>
        <p class="quiet">{words.stepsLead}</p>
        <UnconfirmedNote of={stepNames.flatMap((step) => limitsOf(process, step))} />
        <ol class="way">
          {stepNames.map((step) => (
            <Step key={step} step={step} process={process} />
          ))}
        </ol>
      </section>
      <div class="pair">
        <section class="card">
          <h2>{words.dissatisfied}</h2>
          <p>{words.dissatisfiedText}</p>
          <Limits limits={limitsOf(process, 'dissatisfied')} />
          <UnconfirmedNote of={limitsOf(process, 'dissatisfied')} />
        </section>
        <section class="card">
          <h2>{words.outsideTitle}</h2>
          <p>{words.outsideText}</p>
          <Bodies bodies={process.outsideBodies} />
        </section>
      </div>
      <WhyTheseLimits process={process} />
    </>
  );
}
