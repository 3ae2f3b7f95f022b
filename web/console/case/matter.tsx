import {
  businessLabels,
  causeLabels,
  complexityLabels,
  departmentLabels,
} from '#contracts/labels.ts';
import type { StaffCase } from '#contracts/views.ts';
import type { Consultation } from '#domain/facts.ts';
import { useLabel, useWords } from '../language.tsx';
import { readsNoStory, useMe } from '../me.ts';
import { usePrinting } from '../printing.ts';
import { caseWords } from '../words/case.ts';
import { outcomeWords } from '../words/outcome.ts';
import { Facts, Section } from './section.tsx';

/** What it is about, and what has been found out so far. */
export function Matter({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  const outcome = useWords(outcomeWords);
  const label = useLabel();
  const printing = usePrinting();
  const me = useMe();
  const { assessment, request, grievance } = it;
  const assessed = assessment && [
    [businessLabels, assessment.business] as const,
    [causeLabels, assessment.cause] as const,
    [complexityLabels, assessment.complexity] as const,
  ];
  return (
    <Section title={words.matter}>
      <Facts
        empty={readsNoStory(me) ? words.operatorSight : words.noMatter}
        items={[
          [words.whatHappened, it.intake?.whatHappened],
          [words.wish, it.intake?.wish],
          [words.facts, it.facts],
          [
            words.assessment,
            assessed &&
              `${assessed.map(([labels, code]) => label(labels, code)).join(' · ')}\n${assessment.reason}`,
          ],
          [words.findings, it.findings],
          [
            words.request,
            request && `${request.thing}\n${outcome.until(printing.deadline(request.dueAt))}`,
          ],
          [words.grievance, grievance && grievance.reason],
        ]}
      />
    </Section>
  );
}

/** The departments' views side by side, so that they can be compared (P5.2). */
export function Consultations({ consultations }: { consultations: readonly Consultation[] }) {
  const words = useWords(caseWords);
  if (consultations.length === 0) return null;
  return (
    <Section title={words.consultations}>
      <ul className="beside">
        {consultations.map((it) => (
          <ConsultationCard key={it.department} consultation={it} />
        ))}
      </ul>
    </Section>
  );
}

function ConsultationCard({ consultation }: { consultation: Consultation }) {
  const words = useWords(caseWords);
  const outcome = useWords(outcomeWords);
  const label = useLabel();
  const printing = usePrinting();
  const { department, question, finding, status, dueAt } = consultation;
  const states = {
    asked: words.asked,
    escalated: words.escalated,
    answered: words.consultAnswered,
    lapsed: words.lapsed,
  };
  const isOpen = status === 'asked' || status === 'escalated';
  return (
    <li className="part">
      <h3>{label(departmentLabels, department)}</h3>
      <p>
        <span className={status === 'answered' ? 'chip good' : 'chip care'}>{states[status]}</span>
        {isOpen && <span className="quiet"> {outcome.until(printing.deadline(dueAt))}</span>}
      </p>
      <p className="quiet pre">{question}</p>
      <p className="pre">{finding ?? words.noFinding}</p>
    </li>
  );
}
