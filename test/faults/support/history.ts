/** The history of a case is whole, and the case is what it says. */
import type { Case } from '#domain/case.ts';
import type { DomainEvent, RecordedEvent } from '#domain/events.ts';
import { evolve } from '#domain/evolve.ts';
import { canonical, findBreak } from '#domain/hash-chain.ts';
import { noticeFor } from '#domain/notices.ts';
import { openingCase } from '#domain/opening.ts';
import { profileById } from '#domain/profiles/index.ts';

/** The case as its history tells it, and the mails that it owed on the way. */
export function replayed(
  it: Case,
  events: readonly RecordedEvent[],
): { case: Case; mails: string[] } {
  const mails: string[] = [];
  let told = openingCase({
    caseId: it.caseId,
    caseNo: it.caseNo,
    now: it.openedAt,
    profile: profileById(it.profile.id),
  });
  for (let version = 1; version <= it.version; version += 1) {
    const together = events.filter((one) => one.version === version);
    for (const one of together) {
      // recorded under its own schema
      const event = { name: one.name, data: one.data } as DomainEvent;
      told = evolve(told, event, one.at, one.by);
    }
    const last = together.at(-1);
    told = {
      ...told,
      version,
      lastSeq: last?.seq ?? told.lastSeq,
      lastHash: last?.hash ?? told.lastHash,
    };
    for (const one of together) {
      const notice = noticeFor(one, told);
      if (notice) mails.push(notice.mailId);
    }
  }
  return { case: told, mails };
}

/** The history is whole, and the case is what it says. */
export async function historyHolds(it: Case, events: readonly RecordedEvent[]): Promise<string[]> {
  const broken = await findBreak(events);
  if (broken) return [broken];
  const last = events.at(-1);
  if (last?.seq !== it.lastSeq || last.hash !== it.lastHash) return ['The chain has another head'];
  const versions = new Set(events.map(({ version }) => version));
  const silent = Array.from({ length: it.version }, (_, at) => at + 1).filter(
    (one) => !versions.has(one),
  );
  if (silent.length > 0) return [`Versions ${silent.join()} have no event`];
  const bounces = events
    .filter(({ name }) => name === 'MailBounced')
    .map(({ data }) => String(data['mailId']));
  const again = bounces.filter((one, at) => bounces.indexOf(one) !== at);
  if (again.length > 0) return [`A person was told to call twice about ${again.join()}`];
  const { case: told } = replayed(it, events);
  return canonical(told) === canonical(it)
    ? []
    : [`The case is not what its history tells: ${firstDifference(told, it)}`];
}

function firstDifference(told: Case, it: Case): string {
  for (const [name, value] of Object.entries(it)) {
    const other = told[name as keyof Case];
    if (canonical(value) !== canonical(other))
      return `${name} ${canonical(other).slice(0, 300)} against ${canonical(value).slice(0, 300)}`;
  }
  return 'more fields';
}
