/** One case on one page for staff (P5.2), as far as the caller's roles let them see it. */
import type { CaseSummary, StaffCase } from '#contracts/views.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import { consultationsOf, draftOf, proposalOf, settlementOf } from '#domain/guards.ts';
import { instalmentsToConfirm } from '#domain/instalments.ts';
import { profileOf } from '#domain/profiles/index.ts';
import type { Note } from '#domain/rows.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import type { CaseFile } from '#ports';
import { actsOpenTo } from './acts-open.ts';
import { clockViews } from './clock-view.ts';
import { mayAddEvidence, mayOpen, staffEvidence } from './evidence.ts';
import { hidingIdentity, seesIdentity, seesNarrative } from './identity.ts';
import { taskView } from './task-view.ts';

type Stage = Pick<
  StaffCase,
  | 'suggestion'
  | 'request'
  | 'counter'
  | 'grievance'
  | 'agreement'
  | 'followUps'
  | 'contestUntil'
  | 'closed'
>;

function stageParts({ stage }: Case): Stage {
  return {
    suggestion: stage.status === 'ASSESSING' ? stage.suggestion : null,
    request: stage.status === 'COLLECTING' ? stage.request : null,
    counter: stage.status === 'NEGOTIATING' ? stage.counter : null,
    grievance: 'grievance' in stage ? stage.grievance : null,
    agreement: 'agreement' in stage ? stage.agreement : null,
    followUps: stage.status === 'FOLLOWING_UP' ? stage.followUps : [],
    contestUntil: stage.status === 'DECIDED' ? stage.contestUntil : null,
    closed: stage.status === 'CLOSED' ? { reason: stage.reason, at: stage.closedAt } : null,
  };
}

type Story = Pick<
  StaffCase,
  | 'intake'
  | 'assessment'
  | 'facts'
  | 'findings'
  | 'consultations'
  | 'proposal'
  | 'decisionDraft'
  | 'decision'
  | 'settlement'
  | 'mediation'
  | 'outside'
>;

const storyOf = (it: Case): Story => ({
  intake: it.intake ?? (it.stage.status === 'DRAFT' ? it.stage.draft : null),
  assessment: it.assessment,
  facts: it.facts,
  findings: it.findings,
  consultations: [...consultationsOf(it)],
  proposal: proposalOf(it),
  decisionDraft: draftOf(it),
  decision: it.decision,
  settlement: settlementOf(it),
  mediation: it.mediation,
  outside: it.outside,
});

/** What a file is called may already tell too much. */
const keptFrom = (actor: Actor, { data }: RecordedEvent): boolean =>
  'sensitive' in data && !mayOpen(actor, { sensitive: data['sensitive'] === true });

const eventsOf = (events: readonly RecordedEvent[], actor: Actor): StaffCase['events'] =>
  events.map((event) => ({
    seq: event.seq,
    at: event.at,
    by: { kind: event.by.kind, id: event.by.id },
    event: event.name,
    data: keptFrom(actor, event) ? {} : event.data,
  }));

const notesOf = (notes: readonly Note[]): StaffCase['notes'] =>
  notes.map(({ noteId, at, by, text }) => ({ noteId, at, by, text }));

/** What an operator may see: where the case stands and what went wrong, none of what anybody wrote. */
function withoutStory(view: StaffCase): StaffCase {
  const { intake } = view;
  return {
    ...view,
    intake: intake && {
      channel: intake.channel,
      track: intake.track,
      product: intake.product,
      issueType: intake.issueType,
      locale: intake.locale,
    },
    assessment: null,
    suggestion: null,
    facts: null,
    findings: null,
    request: null,
    consultations: [],
    proposal: null,
    counter: null,
    decisionDraft: null,
    decision: null,
    settlement: null,
    grievance: null,
    mediation: null,
    agreement: null,
    instalmentsToConfirm: [],
    outside: [],
    events: view.events.map((it) => ({ ...it, data: {} })),
    notes: [],
    evidence: [],
  };
}

const concerning = (it: Case): Omit<CaseSummary, 'product' | 'issueType' | 'channel'> => ({
  caseId: it.caseId,
  caseNo: it.caseNo,
  status: it.stage.status,
  openedAt: it.openedAt,
  owner: it.owner,
  flags: it.flags,
});

function everything(file: CaseFile, actor: Actor, now: string) {
  const { case: it, events, notes, tasks, uploads } = file;
  const profile = profileOf(it);
  return {
    ...concerning(it),
    version: it.version,
    whereabouts: whereabouts(it),
    receivedAt: it.receivedAt,
    profile: { ...it.profile, title: profile.title },
    identityHidden: false,
    handlers: it.handlers,
    recused: it.recused,
    complexity: it.complexity,
    needsAttention: it.needsAttention,
    ...storyOf(it),
    ...stageParts(it),
    instalmentsToConfirm: instalmentsToConfirm(it, profile, now),
    clocks: clockViews(it, profile, now),
    tasks: tasks.map(taskView),
    events: eventsOf(events, actor),
    notes: notesOf(notes),
    evidence: staffEvidence(it, uploads, { actor, now }),
    mayAddEvidence: mayAddEvidence(it, actor),
    allowed: actsOpenTo(it, actor, profile, now),
  } satisfies StaffCase;
}

/** Access by case was checked before (`staff-access.ts`); this shapes what is then shown. */
export function staffView(file: CaseFile, actor: Actor, now: string): StaffCase {
  const view = everything(file, actor, now);
  if (!seesNarrative(actor)) return { ...withoutStory(view), identityHidden: true };
  if (seesIdentity(actor)) return view;
  const hide = hidingIdentity(file.case);
  const { clocks, tasks, allowed, ...told } = view;
  return { ...hide(told), clocks, tasks, allowed, identityHidden: true };
}
