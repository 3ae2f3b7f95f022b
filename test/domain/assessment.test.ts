import { describe, expect, it } from 'vitest';
import type { CommandData } from '#domain/commands.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import {
  agentLi,
  approverWang,
  assessorZhao,
  consultantWu,
  staff,
  theSystem,
} from '../support/people.ts';
import { aDecisionText, anAssessment } from '../support/samples.ts';

const assess = (
  complexity: 'simple' | 'complex' | 'special',
  ...consult: CommandData<'AssessCase'>['consult']
) => ({ name: 'AssessCase' as const, data: { assessment: anAssessment({ complexity }), consult } });
const credit = { department: 'credit' as const, question: 'When was it booked?' };
const payments = { department: 'payments' as const, question: 'How was it paid?' };
const now = day(2);
const byZhao = { by: assessorZhao, now };
const of = (department: 'credit' | 'payments') => ({ department });
/** Three working days from Wednesday 4 March. */
const dueAt = day(8, 0);

describe('Assessment (P3.2-3)', () => {
  it('keeps the suggestion as advice; a person assesses', () => {
    const after = aCase.suggested();
    expect(after).toMatchObject({ assessment: null, stage: { status: 'ASSESSING' } });
  });

  it('of a simple case goes straight to negotiation', () => {
    const after = given(aCase.suggested())
      .when(assess('simple'), byZhao)
      .thenRecords('AssessedSimple');
    expect(after).toMatchObject({ complexity: 'simple', stage: { status: 'NEGOTIATING' } });
  });

  it.each(['complex', 'special'] as const)('of a %s case opens an investigation', (complexity) => {
    given(aCase.suggested())
      .when(assess(complexity), byZhao)
      .thenRecords({ name: 'AssessedForInvestigation', data: { consultations: [] } });
  });

  it('asks departments, each with a due date, on one clock', () => {
    const after = given(aCase.suggested())
      .when(assess('simple', credit, payments), byZhao)
      .thenRecords({
        name: 'AssessedForInvestigation',
        data: {
          consultations: [
            { ...credit, dueAt, status: 'asked' },
            { ...payments, dueAt },
          ],
        },
      });
    expect(after.clocks.filter((one) => one.clock === 'consultation')).toHaveLength(1);
  });

  it('asks a department once', () => {
    given(aCase.suggested())
      .when(assess('complex', credit, { ...credit, question: 'And how?' }), byZhao)
      .thenRefused('ConsultationUnknown', { department: 'credit', state: 'twice' });
  });

  it('adds flags to those that are set', () => {
    const flagged = aCase.suggested({ overrides: { flags: ['vulnerable'] } });
    const data = { assessment: anAssessment({ flags: ['urgent', 'vulnerable'] }), consult: [] };
    const after = given(flagged)
      .when({ name: 'AssessCase', data }, byZhao)
      .thenRecords('AssessedForInvestigation');
    expect(after.flags).toEqual(['vulnerable', 'urgent']);
  });
});

describe('Consultations (P5.2)', () => {
  const consulting = () =>
    given(aCase.suggested())
      .when(assess('complex', credit, payments), byZhao)
      .thenRecords('AssessedForInvestigation');
  const answer = {
    name: 'AnswerConsultation' as const,
    data: { ...of('credit'), finding: 'Late.' },
  };
  const running = (it: ReturnType<typeof consulting>) =>
    it.clocks.some((one) => one.clock === 'consultation' && !one.stoppedAt);

  it('are answered by the department that was asked', () => {
    const after = given(consulting())
      .when(answer, { by: consultantWu, now: day(3) })
      .thenRecords('ConsultationAnswered');
    expect(after.stage).toMatchObject({
      consultations: [{ status: 'answered' }, { status: 'asked' }],
    });
    given(consulting())
      .when(answer, { by: staff('gu', ['consultant'], 'payments'), now: day(3) })
      .thenRefused('NotYourTask', { department: 'credit' });
  });

  it('are answered once', () => {
    const after = given(consulting())
      .when(answer, { by: consultantWu, now: day(3) })
      .thenRecords('ConsultationAnswered');
    given(after)
      .when(answer, { by: consultantWu, now: day(3) })
      .thenRefused('ConsultationUnknown');
  });

  it('stop their clock with the last answer', () => {
    const one = given(consulting())
      .when(answer, { by: consultantWu, now: day(3) })
      .thenRecords('ConsultationAnswered');
    expect(running(one)).toBe(true);
    const both = given(one)
      .when(
        { name: 'AnswerConsultation', data: { ...of('payments'), finding: 'By card.' } },
        { by: staff('gu', ['consultant'], 'payments'), now: day(3) },
      )
      .thenRecords('ConsultationAnswered');
    expect(running(both)).toBe(false);
  });

  it('make a handler of who answers, who cannot look again later', () => {
    const after = given(consulting())
      .when(answer, { by: consultantWu, now: day(3) })
      .thenRecords('ConsultationAnswered');
    expect(after.handlers).toContain('wu');
  });

  it('go to the unit head when overdue, then lapse after a second term, each once and in time', () => {
    const escalate = { name: 'EscalateConsultation' as const, data: of('credit') };
    const lapse = { name: 'LapseConsultation' as const, data: of('credit') };
    given(consulting())
      .when(escalate, { by: theSystem, now: day(7) })
      .thenRefused('NothingToDo');
    given(consulting()).when(lapse, { by: theSystem, now: dueAt }).thenRefused('NothingToDo');
    const told = given(consulting())
      .when(escalate, { by: theSystem, now: dueAt })
      .thenRecords('ConsultationEscalated');
    given(told).when(escalate, { by: theSystem, now: dueAt }).thenRefused('NothingToDo');
    given(told)
      .when(lapse, { by: theSystem, now: day(14) })
      .thenRefused('NothingToDo');
    given(told)
      .when(lapse, { by: theSystem, now: day(15, 0) })
      .thenRecords('ConsultationLapsed');
  });

  it('neither go up nor lapse for a department that was not asked', () => {
    const data = { department: 'riskControl' as const };
    for (const name of ['EscalateConsultation', 'LapseConsultation'] as const)
      given(consulting())
        .when({ name, data }, { by: theSystem, now: day(20) })
        .thenRefused('ConsultationUnknown', data);
  });

  it('may still be answered by the department after the unit head was told', () => {
    const told = given(consulting())
      .when({ name: 'EscalateConsultation', data: of('credit') }, { by: theSystem, now: dueAt })
      .thenRecords('ConsultationEscalated');
    given(told)
      .when(answer, { by: consultantWu, now: day(9) })
      .thenRecords('ConsultationAnswered');
  });
});

describe('Findings', () => {
  const record = { name: 'RecordFindings' as const, data: { findings: 'Paid in time.' } };
  const more = { name: 'RequestMoreInformation' as const, data: { reason: 'No receipt' } };
  const byLi = { by: agentLi, now: day(4) };

  it('open the negotiation', () => {
    const after = given(aCase.investigating()).when(record, byLi).thenRecords('FindingsRecorded');
    expect(after).toMatchObject({ findings: 'Paid in time.', stage: { status: 'NEGOTIATING' } });
  });

  it('wait for every department', () => {
    given(aCase.consulting()).when(record, byLi).thenRefused('ConsultationUnknown');
    given(aCase.consulting()).when(more, byLi).thenRefused('ConsultationUnknown');
  });

  it('that need more lead back to the customer', () => {
    const after = given(aCase.investigating())
      .when(more, byLi)
      .thenRecords('MoreInformationNeeded');
    expect(after.stage).toEqual({ status: 'COLLECTING', request: null });
  });

  it('do not overtake a decision that lies with the approver', () => {
    const drafted = given(aCase.investigating())
      .when({ name: 'DraftDecision', data: { text: aDecisionText() } }, byLi)
      .thenRecords('DecisionDrafted');
    given(drafted).when(record, byLi).thenRefused('NothingToDo', { waitingFor: 'decision' });
    given(drafted).when(more, byLi).thenRefused('NothingToDo', { waitingFor: 'decision' });
    const approved = given(drafted)
      .when({ name: 'ApproveDecision', data: {} }, { by: approverWang, now: day(5) })
      .thenRecords('DecisionApproved');
    given(approved)
      .when({ name: 'IssueDecision', data: {} }, { by: theSystem, now: day(5) })
      .thenRecords('DecisionIssued');
  });
});
