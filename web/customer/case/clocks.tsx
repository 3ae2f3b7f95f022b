import type { ClockView, CustomerCase } from '#contracts/views.ts';
import { halfOf } from '../../shared/locale.ts';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Timed } from '../parts/timed.tsx';
import { Unconfirmed, UnconfirmedNote } from '../parts/unconfirmed.tsx';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';
import { WhyThisDate } from './why-this-date.tsx';

const looks: Readonly<Record<ClockView['state'], string>> = {
  running: 'chip',
  paused: 'chip turn',
  met: 'chip good',
  breached: 'chip late',
  metLate: 'chip over',
};

function Moment({ clock }: { clock: ClockView }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const due = printing.deadline(clock.dueAt);
  const isOurFault = clock.state === 'breached' && clock.owes === 'bank';
  return (
    <>
      <p>
        <Timed at={clock.dueAt} moment={due}>
          {isOurFault ? words.breach(due) : words.due(due)}
        </Timed>
      </p>
      {clock.stoppedAt !== undefined && (
        <p class="quiet">{words.stopped(printing.moment(clock.stoppedAt))}</p>
      )}
    </>
  );
}

function Clock({ clock }: { clock: ClockView }) {
  const { locale } = useLanguage();
  const words = useWords(caseWords);
  return (
    <div class="clock">
      <h3>
        <span>
          {clock.label[locale]}
          {!clock.confirmed && <Unconfirmed />}
        </span>
        <span class={looks[clock.state]}>{words.clockStates[clock.state]}</span>
      </h3>
      <p class="quiet">{words.owes[clock.owes]}</p>
      <Moment clock={clock} />
      <WhyThisDate clock={clock} basis={halfOf(clock.basis, locale)} />
    </div>
  );
}

/** Every limit with its arithmetic (P3.1-2); those that are over lie folded behind those that run. */
export function Clocks({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const open = view.clocks.filter((it) => it.stoppedAt === undefined);
  const done = view.clocks.filter((it) => it.stoppedAt !== undefined);
  return (
    <section class="card">
      <h2>{words.clocks}</h2>
      <p class="quiet">{open.length > 0 ? words.clocksLead : words.noClocks}</p>
      <UnconfirmedNote of={open} />
      {open.map((clock) => (
        <Clock key={clock.clock + clock.startedAt} clock={clock} />
      ))}
      {done.length > 0 && (
        <details>
          <summary>{words.doneClocks(done.length)}</summary>
          <UnconfirmedNote of={done} />
          {done.map((clock) => (
            <Clock key={clock.clock + clock.startedAt} clock={clock} />
          ))}
        </details>
      )}
    </section>
  );
}
