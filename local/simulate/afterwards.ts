/** From the bank's decision to the end of the case: who does what. */
import type { TaskView } from '#contracts/views.ts';
import { type Act, agent, answers, lead, liaison, rest, type Scene, says, times } from './act.ts';
import type { Deed } from './first-answer.ts';
import * as words from './words.ts';

const REGULATOR = '国家金融监督管理总局（12378）';

/** The customer turns to the regulator first, then the regulator takes the case over. */
function goOutside(scene: Scene): Act {
  const complaint = { body: 'regulator' as const, bodyName: REGULATOR };
  if (times(scene, 'OutsideComplaintRecorded') === 0)
    return says({ command: 'ReferOutside', data: complaint });
  return {
    kind: 'staff',
    by: { roles: ['liaison'] },
    path: 'referral',
    body: { ...complaint, reference: `JG-${scene.it.caseNo}`, tookOver: true },
  };
}

const contest: Deed = (scene) => {
  const { it, story } = scene;
  const failed = times(scene, 'ReturnedToDecision') > 0;
  if (story.outside !== 'no' && failed && times(scene, 'ReferredOutside') === 0)
    return goOutside(scene);
  const before = times(scene, 'DecisionContested', 'ReCheckRequested');
  switch (story.contests[before]) {
    case 'dissatisfied':
      return says({ command: 'ContestDecision', data: { reason: '没有考虑住院的情况' } });
    case 'recheck':
      return says({ command: 'RequestReCheck', data: { reason: '请总行核查' } });
    case 'silent':
      return it.contestUntil ? rest(it.contestUntil) : { kind: 'wait' };
    default:
      return says({ command: 'AcceptDecision', data: {} });
  }
};

const reReview: Deed = ({ it, story }, task) => {
  const not = [...it.handlers, it.decisionDraft?.draftedBy ?? ''];
  if (task.worker !== 'reviewer') {
    const by = { roles: ['approver', 'hq'] as const, not };
    return { kind: 'answer', task, by, answer: { command: 'ApproveReReview', data: {} } };
  }
  const by = answers('reviewer', { not });
  // what went wrong after the agreement is always put right
  const aboutDecision = it.grievance?.about === 'decision';
  return story.secondLook === 'reopen' || !aboutDecision
    ? by(task, { command: 'ReopenTerms', data: { findings: '应当重新协商。' } })
    : by(task, { command: 'DraftReReview', data: words.decision(story.secondLook, false) });
};

const reCheck: Deed = ({ it, story }, task) => {
  const outcome = story.secondLook === 'upheld' ? 'upheld' : 'varied';
  return answers('hq', { not: it.handlers })(task, {
    command: 'ConcludeReCheck',
    data: words.decision(outcome, false),
  });
};

const consent: Deed = ({ it, story }, task) => {
  if (it.mediation?.proposedBy === 'customer')
    return liaison(task, { command: 'ConsentToMediation', data: {} });
  if (story.consent === 'ignore' && it.mediation) return rest(it.mediation.lapsesAt);
  return story.consent === 'decline'
    ? says({ command: 'DeclineMediation', data: { reason: '不愿调解' } })
    : says({ command: 'ConsentToMediation', data: {} });
};

const mediate: Deed = ({ it, story }, task) =>
  story.mediation === 'failed'
    ? liaison(task, { command: 'RecordMediationFailure', data: { why: 'failed' } })
    : liaison(task, {
        command: 'RecordMediationAgreement',
        data: { document: `调解协议 ${it.caseNo}`, remedies: words.waiver(1).remedies },
      });

const external: Deed = ({ it, story }, task) => {
  const ordered = story.outside === 'remedyOrdered';
  return liaison(task, {
    command: 'ConcludeExternal',
    data: {
      result: ordered ? 'remedyOrdered' : 'concluded',
      document: `监管答复 ${it.caseNo}`,
      remedies: ordered ? words.waiver(1).remedies : [],
    },
  });
};

const implement: Deed = (scene, task) => {
  const { it, story } = scene;
  if (story.cannotPerform && times(scene, 'CannotPerform') === 0)
    return agent(task, { command: 'ReportCannotPerform', data: { reason: '核心系统无法冲正' } });
  const { agreement } = it;
  const things = [
    ...(agreement?.remedies ?? []).map((one) => one.id),
    ...(agreement?.terms?.plan ? ['plan'] : []),
  ];
  const proofs = things.map((remedyId) => ({ remedyId, proof: `核心系统流水 ${it.caseNo}` }));
  return agent(task, {
    command: 'CompleteImplementation',
    data: { proofs, rootCause: words.rootCause },
  });
};

const DAY = 86_400_000;

const followUp: Deed = (scene, task) => {
  const { it, story, now } = scene;
  if (task.worker === 'lead')
    return lead(task, {
      command: 'CloseUnconfirmed',
      data: { attempts: words.attemptsAt(new Date(now).toISOString()) },
    });
  const next = it.followUps.find((one) => !one.sentAt);
  if (story.followUp === 'silent') return rest(next?.dueAt ?? new Date(now + DAY).toISOString());
  // people answer when they are asked, not before
  if (!it.followUps.some((one) => one.sentAt) && next) return rest(next.dueAt);
  return story.followUp === 'notSolved' && times(scene, 'NotSolved') === 0
    ? says({ command: 'ReportNotSolved', data: { score: 1, words: '费用又被收取了' } })
    : says({ command: 'ConfirmSolved', data: { score: 5 } });
};

export const afterwards = {
  AwaitContest: contest,
  AwaitReReview: reReview,
  AwaitReCheck: reCheck,
  AwaitMediationConsent: consent,
  AwaitMediation: mediate,
  AwaitExternal: external,
  AwaitImplementation: implement,
  AwaitFollowUp: followUp,
} satisfies Record<string, Deed>;

/** Tasks beside the workflow. A breach is ended by the overdue act itself. */
export const beside: Readonly<Record<string, (scene: Scene, task: TaskView) => Act | null>> = {
  CallCustomer: ({ now }, task) =>
    agent(task, {
      command: 'RecordContact',
      data: { channel: 'phone', at: new Date(now).toISOString(), proof: `录音 ${task.taskId}` },
    }),
  AnswerMessage: (_, task) =>
    agent(task, { command: 'WriteToCustomer', data: { text: '您的案件正在处理，请耐心等待。' } }),
  // a limit that ran out meanwhile cannot be extended: the task ends with the case
  ApproveExtension: ({ it }, task) =>
    it.clocks.some((one) => one.clock === 'decision' && one.state === 'running')
      ? answers(task.worker === 'hq' ? 'hq' : 'lead')(task, {
          command: 'ExtendClock',
          data: { reason: '同意延期' },
        })
      : null,
  ReplyOutside: ({ it }, task) => {
    const waiting = it.outside.find((one) => !one.repliedAt);
    return waiting
      ? liaison(task, {
          command: 'RecordOutsideReply',
          data: { bodyName: waiting.bodyName, document: `复函 ${it.caseNo}` },
        })
      : null;
  },
  AttendToFailure: ({ it }, task) =>
    answers('admin')(task, { command: 'StartRun', data: { startAt: it.whereabouts } }),
  ActOnBreach: () => null,
};
