/**
 * A case as its row holds it. Every write pays for each KB that it begins, and a case is written with every command, so it is
 * deflated against a dictionary of what all cases have in common: most of one is names, instants and codes.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Case } from '#domain/case.ts';

/** Never change it: what was packed is unpacked by the same text. A second one needs a second attribute. */
const DICTIONARY = Buffer.from(
  '"grievance":{"reason":"","about":"followUp"},"mediation":{"proposedBy":"bank","lapsesAt":"2026-' +
    '"outside":[{"body":"regulator","bodyName":"","tookOver":true,"reference":"' +
    '"consultations":[{"department":"riskControl","question":"","status":"asked","finding":"' +
    '"plan":{"instalments":[{"number":1,"dueOn":"2026-"principal":{"minor":,"currency":"CNY"},"interest":"fees":' +
    '"decision":{"text":{"outcome":"partial","verifiedFacts":"","basis":"","reasons":"","remedies":[]},"decidedBy":"","approvedBy":"","decidedAt":"2026-' +
    '"status":"RECEIVED"COLLECTING","request":null"ASSESSING","suggestion":null"INVESTIGATING"NEGOTIATING","proposal":null,"counter":null' +
    '"DECIDED","contestUntil":"RE_REVIEW"RE_CHECK"MEDIATION"EXTERNAL"IMPLEMENTING"CLOSED","reason":"solved","closedAt":"archivedAt":"' +
    '"FOLLOWING_UP","agreement":{"from":"offer","terms":{"remedies":[{"id":"","kind":"waiver","description":"","amount":{"minor":,"currency":"CNY"}}],"explanation":"","onerousTerms":[]},"remedies":[{"id":"' +
    '"proposalVersion":1,"agreedAt":"2026-"termsHash":"","followUps":[{"number":1,"dueAt":"","sentAt":"T16:00:00.000Z"},{"number":2,"silentSince":null' +
    '{"caseId":"","caseNo":"XW-","version":1,"lastSeq":1,"lastHash":"","profile":{"id":"cn-2020-3","version":1},"openedAt":"2026-' +
    '","receivedAt":"2026-","run":1,"runStartedSeq":0,"runStartedAt":"2026-","intake":{"channel":"website","track":"complaint","product":"loan","issueType":"feesAndInterest","locale":"zh-CN",' +
    '"complainant":{"kind":"person","name":"","email":"@","phone":"+86"},"whatHappened":"","wish":""},"owner":"","handlers":[""],"recused":[],"flags":[],' +
    '"assessment":{"business":"loans","cause":"rulesAndProcess","complexity":"simple","flags":[],"reason":""},"complexity":"simple","facts":"","findings":null,"proposalVersions":0,"decision":null,"reReviewUsed":false,' +
    '"mediation":null,"outside":[],"absorbed":[],"repeatOf":[],"rootCause":{"cause":"rulesAndProcess","finding":""},"proofs":[{"remedyId":"","proof":""}],"satisfaction":null,' +
    '"clocks":[{"clock":"ack","startedAt":"2026-","extensions":[],"pauses":[],"marks":[],"stoppedAt":"2026-' +
    '{"clock":"firstContact","startedAt":"2026-","extensions":[],"pauses":[],"marks":[]},{"clock":"decision","startedAt":"2026-","until":"2026-","extensions":[],"pauses":[],"marks":[]},' +
    '{"clock":"offer","startedAt":""approval"contest"consultation"reReview"infoRequest"],"evidence":[],"needsAttention":null,"stage":{"status":"',
);

export const packed = (it: Case): Uint8Array =>
  deflateRawSync(JSON.stringify(it), { dictionary: DICTIONARY });

/** What `packed` put in, as it stands there: null where there is nothing to unpack. */
export function unpacked(doc: unknown): unknown {
  if (!(doc instanceof Uint8Array)) return null;
  try {
    return JSON.parse(inflateRawSync(doc, { dictionary: DICTIONARY }).toString());
  } catch {
    return null;
  }
}
