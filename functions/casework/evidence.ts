/** Files of a case: who may hand one in, who may see and open one, and what is told of those on their way. */
import { NamedError } from '#contracts/errors.ts';
import type { EvidenceView, StaffEvidenceView } from '#contracts/views.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import { type Evidence, isSettled, MAX_FILES, receivedOf } from '#domain/evidence/evidence.ts';
import { openStatuses } from '#domain/lifecycle.ts';
import type { Upload } from '#domain/rows.ts';
import type { StaffRole } from '#domain/vocabulary.ts';
import { seesNarrative } from './identity.ts';
import { onlyConsults } from './staff-access.ts';

/** They work with the customer or judge the whole case; others get by without proofs of illness (PIPL 28). */
const openSensitive = new Set<StaffRole>(['agent', 'lead', 'reviewer']);

/** Whether somebody who may see the case may open this file of it. */
export const mayOpen = (actor: Actor, { sensitive }: Pick<Evidence, 'sensitive'>): boolean =>
  sensitive ? actor.roles.some((role) => openSensitive.has(role)) : seesNarrative(actor);

const isOpen = ({ stage }: Case): boolean => openStatuses.some((it) => it === stage.status);

/** Whether the case takes another file at all. */
export const takesEvidence = (it: Case): boolean =>
  isOpen(it) && receivedOf(it.evidence).length < MAX_FILES;

const mayHandIn = (actor: Actor): boolean =>
  actor.kind === 'customer' || (seesNarrative(actor) && !onlyConsults(actor));

export const mayAddEvidence = (it: Case, actor: Actor): boolean =>
  takesEvidence(it) && mayHandIn(actor);

/** Throws the refusal of an upload. Files that are announced count too, so that nobody fills the storage with them. */
export function requireRoom(it: Case, actor: Actor, awaited: readonly Upload[]): void {
  if (!mayHandIn(actor)) throw new NamedError('RoleNotAllowed', { command: 'AddEvidence' });
  if (!isOpen(it))
    throw new NamedError('IllegalTransition', { command: 'AddEvidence', status: it.stage.status });
  if (receivedOf(it.evidence).length + awaited.length >= MAX_FILES)
    throw new NamedError('EvidenceFull', { files: MAX_FILES });
}

/** Announced, not settled, and not yet too late. */
export const awaitedOf = (it: Case, uploads: readonly Upload[], now: string): readonly Upload[] =>
  uploads.filter((one) => one.expiresAt > now && !isSettled(one.evidenceId, it.evidence));

/**
 * Announced, and too late to be sent: told to whoever announced it for the day that the ticket lasts, unless the same bytes came
 * by another try or are on their way.
 */
function lostOf(it: Case, uploads: readonly Upload[], now: string): readonly Upload[] {
  const known = new Set([...it.evidence, ...awaitedOf(it, uploads, now)].map((one) => one.sha256));
  return uploads.filter(({ sha256, expiresAt, givenBy }) => {
    const isLost = expiresAt <= now && givenBy === 'customer' && !known.has(sha256);
    known.add(sha256);
    return isLost;
  });
}

/** The received file of that id, or `EvidenceNotFound`. */
export function receivedFile(it: Case, evidenceId: string): Evidence {
  const found = receivedOf(it.evidence).find((one) => one.evidenceId === evidenceId);
  if (!found) throw new NamedError('EvidenceNotFound');
  return found;
}

const viewOf = (it: Evidence | Upload): StaffEvidenceView => ({
  evidenceId: it.evidenceId,
  name: it.name,
  mediaType: it.mediaType,
  size: it.size,
  sha256: it.sha256,
  sensitive: it.sensitive,
  givenBy: it.givenBy,
  by: it.by,
  ...('status' in it ? { status: it.status, at: it.at } : announced(it)),
  ...('why' in it ? { why: it.why } : {}),
});

const announced = ({ requestedAt }: Upload) => ({ status: 'awaiting' as const, at: requestedAt });

/** What a customer is told of a file: not who put it in. */
function ownView(it: Evidence | Upload): EvidenceView {
  const { givenBy: _, by: __, ...told } = viewOf(it);
  return told;
}

/** All files, settled ones first; for staff, those that they may open once received. */
export const staffEvidence = (
  it: Case,
  uploads: readonly Upload[],
  { actor, now }: { readonly actor: Actor; readonly now: string },
): StaffEvidenceView[] =>
  [...it.evidence, ...awaitedOf(it, uploads, now)].filter((one) => mayOpen(actor, one)).map(viewOf);

/** The customer's own files, without who put them in, and those that are to be handed in anew. */
export function customerEvidence(
  it: Case,
  uploads: readonly Upload[],
  now: string,
): EvidenceView[] {
  const here = new Set(receivedOf(it.evidence).map((one) => one.sha256));
  // an earlier try at what has come since is nobody's concern
  const awaited = awaitedOf(it, uploads, now).filter((one) => !here.has(one.sha256));
  const known = [...it.evidence, ...awaited];
  const lost = takesEvidence(it) ? lostOf(it, uploads, now) : [];
  return [
    ...known.filter((one) => one.givenBy === 'customer').map(ownView),
    ...lost.map((one) => ({ ...ownView(one), status: 'lost' as const })),
  ];
}
