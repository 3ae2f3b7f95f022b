/** From collection to the bank's offer or decision: who does what. */
import type { TaskView } from '#contracts/views.ts';
import type { Department } from '#domain/vocabulary.ts';
import { type Act, agent, answers, lead, rest, type Scene, says, times } from './act.ts';
import * as words from './words.ts';

type Deed = (scene: Scene, task: TaskView) => Act;

/** Only two people together may send a case away: one must own it first. */
const own = ({ agentId }: Scene): Act => ({
  kind: 'staff',
  by: { roles: ['lead'] },
  path: 'owner',
  body: { to: agentId, reason: '尚无承办人' },
});

const collect: Deed = (scene, task) => {
  const { it, story, mergeInto } = scene;
  const asks = story.collection === 'ask' || story.collection === 'lapse';
  if (asks && times(scene, 'CustomerAsked') === 0)
    return agent(task, { command: 'AskCustomer', data: words.question });
  const goesAway = story.collection === 'redirect' || (story.collection === 'merge' && mergeInto);
  if (goesAway && it.owner === null) return own(scene);
  if (story.collection === 'redirect')
    return lead(task, {
      command: 'RedirectCase',
      data: { reason: '属于另一家机构', routeTold: '已告知客户联系方式' },
    });
  if (story.collection === 'merge' && mergeInto)
    return lead(task, {
      command: 'MergeCase',
      data: { targetCaseNo: mergeInto, reason: '同一客户的同一事项' },
    });
  return agent(task, { command: 'CompleteCollection', data: words.facts });
};

const inform: Deed = ({ it, story }) =>
  story.collection === 'lapse' && it.request
    ? rest(it.request.dueAt)
    : says({ command: 'AnswerInformationRequest', data: { answer: '住院证明见附件说明。' } });

const assess: Deed = ({ story }, task) =>
  answers('assessor')(task, { command: 'AssessCase', data: words.assessment(story.consult) });

const consult: Deed = ({ story }, task) => {
  if (story.withdraws === 'AwaitConsultation') return says({ command: 'Withdraw', data: {} });
  // a consultation's task always says whose it is
  const department = task.department as Department;
  return answers('consultant', { department })(task, {
    command: 'AnswerConsultation',
    data: { department, finding: '没有异常，可以办理。' },
  });
};

const find: Deed = (_, task) =>
  agent(task, { command: 'RecordFindings', data: { findings: '两个部门均无异议。' } });

const draft: Deed = ({ story }, task) => {
  const outcome = story.remedyInDecision ? 'partial' : 'rejected';
  const data = words.decision(outcome, story.remedyInDecision);
  return agent(task, { command: 'DraftDecision', data });
};

const propose: Deed = (scene, task) => {
  const { it, story, now } = scene;
  const inTime = it.clocks.some((one) => one.clock === 'decision' && one.state === 'running');
  if (story.writes && times(scene, 'MessageToBank') === 0)
    return says({ command: 'WriteToBank', data: { text: '请问进展如何？' } });
  if (story.extension && inTime && times(scene, 'ExtensionRequested') === 0)
    return {
      kind: 'staff',
      by: { roles: ['agent'] },
      path: 'extension',
      body: { reason: '等待第三方对账' },
    };
  const answered = times(scene, 'DecisionIssued', 'TermsReopened', 'CaseReopened') > 0;
  if (story.offer === 'none' && !answered) return draft(scene, task);
  const version = times(scene, 'TermsProposed', 'ApprovalNeeded') + 1;
  const offersPlan =
    story.offer === 'plan' && times(scene, 'OfferCountered') === story.replies.length;
  const terms = offersPlan ? words.plan(now) : words.waiver(version);
  return agent(task, { command: 'ProposeTerms', data: { terms } });
};

/** Above an approver's limit headquarters approves. */
const approverOf = ({ worker }: TaskView) => (worker === 'hq' ? 'hq' : 'approver');

const approve: Deed = (scene, task) => {
  const { it, story } = scene;
  const proposalVersion = it.proposal?.version ?? 0;
  const by = answers(approverOf(task), { not: [it.proposal?.proposedBy ?? ''] });
  return story.returned && times(scene, 'ProposalReturned') === 0
    ? by(task, { command: 'ReturnProposal', data: { proposalVersion, reason: '请写明违约条款' } })
    : by(task, { command: 'ApproveProposal', data: { proposalVersion } });
};

const reply: Deed = (scene) => {
  const { it, story } = scene;
  if (story.withdraws === 'AwaitCustomerReply') return says({ command: 'Withdraw', data: {} });
  const before = times(scene, 'OfferCountered', 'OfferRejected', 'OfferExpired');
  const proposalVersion = it.proposal?.version ?? 0;
  switch (story.replies[before]) {
    case 'counter':
      return says({
        command: 'CounterOffer',
        data: { proposalVersion, terms: { words: '希望再减免一些，或分期归还。' } },
      });
    case 'reject':
      return says({ command: 'RejectOffer', data: { proposalVersion, reason: '金额太少' } });
    case 'expire':
      return it.proposal?.expiresAt ? rest(it.proposal.expiresAt) : { kind: 'wait' };
    default: {
      const confirmedTerms = it.proposal?.terms.onerousTerms.map((one) => one.id) ?? [];
      return says({ command: 'AcceptOffer', data: { proposalVersion, confirmedTerms } });
    }
  }
};

const decide: Deed = (scene, task) => {
  const { it, story } = scene;
  if (task.worker === 'agent') return draft(scene, task);
  const by = answers(approverOf(task), { not: [it.decisionDraft?.draftedBy ?? ''] });
  return story.returned && times(scene, 'DecisionReturned') === 0
    ? by(task, { command: 'ReturnDecision', data: { reason: '请补充依据' } })
    : by(task, { command: 'ApproveDecision', data: {} });
};

export const firstAnswer = {
  AwaitCollection: collect,
  AwaitCustomerInformation: inform,
  AwaitAssessment: assess,
  AwaitConsultation: consult,
  AwaitFindings: find,
  AwaitProposal: propose,
  AwaitApproval: approve,
  AwaitCustomerReply: reply,
  AwaitDecision: decide,
} satisfies Record<string, Deed>;
export type { Deed };
