import { NamedError } from '#contracts/errors.ts';
import type { Case } from '#domain/case.ts';
import type { CaseFile, CaseStore } from '#ports';

/** The case, or `CaseNotFound`. */
export async function loaded(
  { cases }: { readonly cases: Pick<CaseStore, 'load'> },
  caseId: string,
): Promise<Case> {
  const it = await cases.load(caseId);
  if (!it) throw new NamedError('CaseNotFound');
  return it;
}

/** The case and all that is kept of it, or `CaseNotFound`. */
export async function fileOf(
  { cases }: { readonly cases: Pick<CaseStore, 'file'> },
  caseId: string,
): Promise<CaseFile> {
  const file = await cases.file(caseId);
  if (!file) throw new NamedError('CaseNotFound');
  return file;
}
