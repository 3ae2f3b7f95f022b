import type { CaseSummary } from '#contracts/views.ts';
import type { Case } from '#domain/case.ts';

/** One line of a list: codes only, whoever looks. */
export function caseSummary(it: Case): CaseSummary {
  const draft = it.stage.status === 'DRAFT' ? it.stage.draft : null;
  const matter = it.intake ?? draft;
  return {
    caseId: it.caseId,
    caseNo: it.caseNo,
    status: it.stage.status,
    product: matter?.product ?? 'other',
    issueType: matter?.issueType ?? 'other',
    channel: matter?.channel ?? 'website',
    openedAt: it.openedAt,
    owner: it.owner,
    flags: it.flags,
  };
}
