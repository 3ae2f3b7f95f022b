import type { Case, Status } from './case.ts';
import type { RuleProfile } from './rule-profile.ts';

/** What a new case is given from outside: its ids, its moment and the rule profile it will keep for life. */
export interface Identity {
  readonly caseId: string;
  readonly caseNo: string;
  readonly now: string;
  readonly profile: RuleProfile;
}

/** A case before its first event; version 0 says that it does not exist yet. */
export const openingCase = ({ caseId, caseNo, now, profile }: Identity): Case => ({
  caseId,
  caseNo,
  version: 0,
  lastSeq: 0,
  lastHash: '',
  profile: { id: profile.id, version: profile.version },
  openedAt: now,
  receivedAt: now,
  run: 0,
  runStartedSeq: 0,
  runStartedAt: now,
  intake: null,
  owner: null,
  handlers: [],
  recused: [],
  flags: [],
  assessment: null,
  complexity: null,
  facts: null,
  findings: null,
  proposalVersions: 0,
  decision: null,
  reReviewUsed: false,
  mediation: null,
  outside: [],
  absorbed: [],
  repeatOf: [],
  rootCause: null,
  proofs: [],
  planSettledOn: null,
  satisfaction: null,
  clocks: [],
  evidence: [],
  needsAttention: null,
  stage: { status: 'DRAFT', draft: { channel: 'website', locale: 'zh-CN' } },
});

/** The status, or `NONE` for a case that has no event yet. */
export const statusOf = (it: Case): Status | 'NONE' =>
  it.version === 0 ? 'NONE' : it.stage.status;
