import { describe, expect, it } from 'vitest';
import type { Status } from '#domain/case.ts';
import { type CommandName, commandSchemas } from '#domain/commands.ts';
import { decide } from '#domain/decide.ts';
import { guards } from '#domain/guards.ts';
import {
  allowedCommands,
  allStatuses,
  lifecycle,
  movesOf,
  openStatuses,
  type Who,
} from '#domain/lifecycle.ts';
import { statusOf } from '#domain/opening.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { staffRoles } from '#domain/vocabulary.ts';
import { aCase, day, inStatus } from '../support/builders.ts';
import { agentLi, personOf, theCustomer, theSystem } from '../support/people.ts';
import { commandFor } from '../support/random-commands.ts';

const commandNames = Object.keys(commandSchemas) as CommandName[];
const statuses = ['NONE', ...allStatuses] as const;
const caseIn = (status: Status | 'NONE') => (status === 'NONE' ? aCase.new() : inStatus[status]());
const now = day(9);
const dice = { of: <T>(...choices: readonly [T, ...T[]]): T => choices[0] };

const decided = (name: CommandName, status: Status | 'NONE', by = theSystem) => {
  const it = caseIn(status);
  const context = { it, actor: by, now, profile: profileOf(it), termsHash: 'ab'.repeat(32) };
  return decide(context, commandFor(name, { it, by, now, dice }));
};

const open = [...openStatuses];
const beforeDecision: Status[] = [
  'RECEIVED',
  'COLLECTING',
  'ASSESSING',
  'INVESTIGATING',
  'NEGOTIATING',
];
const mediable: Status[] = ['NEGOTIATING', 'DECIDED', 'RE_REVIEW', 'RE_CHECK'];
const decidable: Status[] = ['INVESTIGATING', 'NEGOTIATING'];
const extendable: Status[] = ['COLLECTING', 'ASSESSING', 'INVESTIGATING', 'NEGOTIATING'];
const openOrClosed: Status[] = [...open, 'CLOSED'];

/** Field.md §5.4 written down a second time: where each command is legal. */
const law: { readonly [N in CommandName]: readonly (Status | 'NONE')[] } = {
  SaveDraft: ['NONE', 'DRAFT'],
  SubmitCase: ['NONE', 'DRAFT'],
  RegisterCase: ['RECEIVED'],
  AskCustomer: ['COLLECTING'],
  AnswerInformationRequest: ['COLLECTING'],
  LapseInformationRequest: ['COLLECTING'],
  CompleteCollection: ['COLLECTING'],
  RedirectCase: ['RECEIVED', 'COLLECTING'],
  MergeCase: ['RECEIVED', 'COLLECTING', 'ASSESSING'],
  AbsorbCase: beforeDecision,
  SuggestAssessment: ['ASSESSING'],
  AssessCase: ['ASSESSING'],
  AnswerConsultation: ['INVESTIGATING'],
  EscalateConsultation: ['INVESTIGATING'],
  LapseConsultation: ['INVESTIGATING'],
  RequestMoreInformation: ['INVESTIGATING'],
  RecordFindings: ['INVESTIGATING'],
  ProposeTerms: ['NEGOTIATING'],
  ApproveProposal: ['NEGOTIATING'],
  ReturnProposal: ['NEGOTIATING'],
  SendOffer: ['NEGOTIATING'],
  AcceptOffer: ['NEGOTIATING'],
  CounterOffer: ['NEGOTIATING'],
  RejectOffer: ['NEGOTIATING'],
  ExpireOffer: ['NEGOTIATING'],
  WithdrawOffer: ['NEGOTIATING'],
  DraftDecision: decidable,
  ApproveDecision: decidable,
  ReturnDecision: decidable,
  IssueDecision: decidable,
  AcceptDecision: ['DECIDED'],
  ContestDecision: ['DECIDED'],
  RequestReCheck: ['DECIDED'],
  LapseContest: ['DECIDED'],
  DraftReReview: ['RE_REVIEW'],
  ApproveReReview: ['RE_REVIEW'],
  ReturnReReview: ['RE_REVIEW'],
  ReopenTerms: ['RE_REVIEW', 'RE_CHECK'],
  ConcludeReCheck: ['RE_CHECK'],
  ProposeMediation: mediable,
  ConsentToMediation: mediable,
  DeclineMediation: mediable,
  LapseMediationProposal: mediable,
  RecordMediationAgreement: ['MEDIATION'],
  ApproveSettlement: ['MEDIATION'],
  ReturnSettlement: ['MEDIATION'],
  RecordMediationFailure: ['MEDIATION'],
  ReferOutside: open,
  RecordOutsideReply: openOrClosed,
  ConcludeExternal: ['EXTERNAL'],
  CompleteImplementation: ['IMPLEMENTING'],
  ReportCannotPerform: ['IMPLEMENTING', 'FOLLOWING_UP'],
  ConfirmInstalment: ['FOLLOWING_UP'],
  ScheduleFollowUps: ['FOLLOWING_UP'],
  SendFollowUp: ['FOLLOWING_UP'],
  ConfirmSolved: ['FOLLOWING_UP'],
  ReportNotSolved: ['FOLLOWING_UP'],
  MarkSilent: ['FOLLOWING_UP'],
  CloseUnconfirmed: ['FOLLOWING_UP'],
  Withdraw: open,
  ReopenCase: ['CLOSED'],
  RequestExtension: extendable,
  ExtendClock: extendable,
  ReassignCase: open,
  RecusePerson: open,
  AddNote: openOrClosed,
  WriteToCustomer: open,
  WriteToBank: open,
  RecordContact: openOrClosed,
  ReceiveEvidence: openOrClosed,
  RefuseEvidence: openOrClosed,
  MarkClock: openOrClosed,
  RecordBounce: openOrClosed,
  RecordWorkflowFailure: [...allStatuses],
  StartRun: openOrClosed,
  ArchiveCase: ['CLOSED'],
};

describe('The lifecycle', () => {
  it.each(commandNames)('lets %s only where the law has it', (name) => {
    const legal = statuses.filter((status) => movesOf(name, status).length > 0);
    expect(legal).toEqual(statuses.filter((status) => law[name].includes(status)));
  });

  it.each(statuses)(
    'refuses in %s what the law does not have, and says what is allowed',
    (status) => {
      for (const name of commandNames.filter((one) => !law[one].includes(status)))
        for (const by of [theSystem, theCustomer, agentLi])
          expect(decided(name, status, by)).toEqual({
            refused: 'IllegalTransition',
            detail: { command: name, status },
            allowed: allowedCommands(caseIn(status), by),
          });
    },
  );

  it('has each row from somewhere, to somewhere, by somebody', () => {
    for (const row of lifecycle) {
      expect(row.from.length).toBeGreaterThan(0);
      expect(row.to.length).toBeGreaterThan(0);
      expect(row.by.length).toBeGreaterThan(0);
    }
  });

  it('has no two rows for one command in one status, so that roles and guards are unmistakable', () => {
    for (const name of commandNames)
      for (const status of statuses) expect(movesOf(name, status).length).toBeLessThan(2);
  });

  it('names every guard that exists', () => {
    const named = new Set(lifecycle.flatMap((row) => row.guards));
    expect([...named].sort()).toEqual(Object.keys(guards).sort());
  });

  it('lets an open case end and a closed one begin again', () => {
    for (const status of openStatuses) {
      const ways = lifecycle.filter((row) => row.from.includes(status));
      expect(ways.some((row) => row.to.includes('CLOSED'))).toBe(true);
    }
    expect(movesOf('ReopenCase', 'CLOSED')[0]?.to).toEqual(['RE_REVIEW']);
  });
});

describe('Roles', () => {
  const rows = lifecycle.flatMap((row) => row.from.map((status) => ({ ...row, status })));
  const refusedByRole = (by: typeof agentLi, { command, status }: (typeof rows)[number]) => {
    const outcome = decided(command, status, by);
    return (
      'refused' in outcome && outcome.refused === 'RoleNotAllowed' && !('needs' in outcome.detail)
    );
  };

  const everybody: readonly Who[] = ['customer', 'system', ...staffRoles];
  const person = (who: Who) =>
    who === 'customer' ? theCustomer : who === 'system' ? theSystem : personOf[who];

  it.each(rows)('decide who may give $command in $status', (row) => {
    const refused = everybody.filter((who) => refusedByRole(person(who), row));
    expect(refused).toEqual(everybody.filter((who) => !row.by.includes(who)));
  });

  it('are shown as the commands that a person is allowed', () => {
    expect(allowedCommands(aCase.awaitingInformation(), theCustomer)).toEqual([
      'AnswerInformationRequest',
      'ReferOutside',
      'Withdraw',
      'WriteToBank',
    ]);
    expect(statusOf(aCase.new())).toBe('NONE');
    expect(allowedCommands(aCase.new(), theCustomer)).toEqual(['SaveDraft', 'SubmitCase']);
  });
});
