import { describe, expect, it } from 'vitest';
import { dayOff, endOf, instantAt, outsideQuietHours } from '#domain/calendar.ts';
import { closeReasons, negotiationCase, type Stage } from '#domain/case.ts';
import { isRefusal } from '#domain/errors.ts';
import { eventSchemas } from '#domain/events.ts';
import { canonical, hashOf } from '#domain/hash-chain.ts';
import { noticeFor, templates } from '#domain/notices.ts';
import { complainant, mailAddress } from '#domain/party.ts';
import { calendarCn } from '#domain/profiles/calendar-cn.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { genericIso } from '#domain/profiles/generic-iso.ts';
import { profileById, profileOf, ruleProfiles } from '#domain/profiles/index.ts';
import { ukDisp } from '#domain/profiles/uk-disp.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import { instant, line, text } from '#domain/vocabulary.ts';
import { aCase, day } from '../support/builders.ts';
import { beijing } from '../support/clocks.ts';
import { theSystem } from '../support/people.ts';
import { anIntake, aRepresentative } from '../support/samples.ts';

describe('Instants', () => {
  it.each(['2026-03-02T02:00:00.0Z', '2026-03-02T02:00:00Z', '2026-03-02T02:00:00.000Z'])(
    'have one text each, so that they compare as texts: %s',
    (written) => {
      expect(instant.parse(written)).toBe('2026-03-02T02:00:00.000Z');
    },
  );

  it.each(['2026-03-02', '2026-02-30T00:00:00Z', '2026-03-02T02:00:00+08:00', 'soon'])(
    'are UTC and exist: %s',
    (written) => {
      expect(instant.safeParse(written).success).toBe(false);
    },
  );
});

describe('What people write', () => {
  it('is trimmed and holds no control characters', () => {
    expect(text(10).parse('  hello  ')).toBe('hello');
    expect(text(20).safeParse('two\nlines').success).toBe(true);
    expect(text(20).safeParse('bell\u0007').success).toBe(false);
    expect(text(20).safeParse('line\u2028separator').success).toBe(false);
    expect(text(10).safeParse('   ').success).toBe(false);
  });

  it.each([
    ['turns the reading direction', 'Lin \u202EieM\u202C', 'Lin ieM'],
    ['was copied from a phone book', '\u202A+86 138 0000 0000\u202C', '+86 138 0000 0000'],
    ['has no width', 'Lin\u200B Mei\uFEFF', 'Lin Mei'],
    ['joins an emoji', '👩\u200D👧', '👩\u200D👧'],
  ])('keeps nothing that nobody sees: what %s', (_, written, kept) => {
    expect(text(40).parse(written)).toBe(kept);
    expect(line(40).parse(written)).toBe(kept);
  });

  it('is not there when it is made of unseen signs alone', () => {
    expect(line(10).safeParse('\u200B\u202E').success).toBe(false);
  });

  it('is whole: half a character is refused, since nothing can store it', () => {
    for (const half of ['\uD83D', 'a\uDE00b']) {
      expect(text(10).safeParse(half).error?.issues).toMatchObject([{ message: 'printable' }]);
      expect(line(10).safeParse(half).error?.issues).toMatchObject([{ message: 'oneLine' }]);
    }
    expect(line(10).safeParse('😀').success).toBe(true);
  });

  it('is one line where one line is asked for', () => {
    expect(line(20).safeParse('two\nlines').success).toBe(false);
    expect(line(3).safeParse('four').success).toBe(false);
  });

  it('names somebody whom the bank can reach', () => {
    expect(complainant.safeParse({ kind: 'person', name: 'Lin Mei' }).success).toBe(false);
    expect(
      complainant.safeParse({ kind: 'person', name: 'Lin Mei', phone: '13800000000' }).success,
    ).toBe(true);
  });

  it('is answered to the representative, where there is one', () => {
    expect(mailAddress(anIntake())).toBe('lin.mei@example.com');
    expect(mailAddress(anIntake({ representative: aRepresentative() }))).toBe(
      'lin.tao@example.com',
    );
  });
});

describe('The calendar', () => {
  it('knows weekends, holidays and weekend days that are worked', () => {
    expect(dayOff('2026-03-07', calendarCn)).toBe('weekend');
    expect(dayOff('2026-10-01', calendarCn)).toBe('holiday');
    expect(dayOff('2026-10-10', calendarCn)).toBeNull();
    expect(dayOff('2026-03-02', calendarCn)).toBeNull();
  });

  it('ends a day at the first moment of the next', () => {
    expect(endOf('2026-12-31', 'Asia/Shanghai')).toBe('2026-12-31T16:00:00.000Z');
    expect(instantAt('2026-03-29', 12, 'Europe/London')).toBe('2026-03-29T11:00:00.000Z');
  });

  it('moves mail out of quiet hours, never to an earlier moment', () => {
    expect(outsideQuietHours(beijing('2026-03-02', 7), cn20203)).toBe(beijing('2026-03-02', 8));
    expect(outsideQuietHours(beijing('2026-03-02', 8), cn20203)).toBe(beijing('2026-03-02', 8));
    expect(outsideQuietHours(beijing('2026-03-02', 20), cn20203)).toBe(beijing('2026-03-02', 20));
    expect(outsideQuietHours(beijing('2026-03-02', 21), cn20203)).toBe(beijing('2026-03-03', 8));
  });
});

describe('Rule profiles', () => {
  it('are found by id, and by the version a case keeps', () => {
    expect(ruleProfiles.map((it) => profileById(it.id))).toEqual(ruleProfiles);
    expect(profileOf(aCase.received())).toBe(cn20203);
  });

  it('that nobody knows are an error, not a default', () => {
    expect(() => profileById('atlantis')).toThrow(RangeError);
    expect(() => profileOf({ profile: { id: 'cn-2020-3', version: 99 } })).toThrow(RangeError);
  });
});

describe('The hash of a record', () => {
  it('does not depend on the order of fields nor on absent ones', async () => {
    expect(canonical({ b: [1, null], a: { d: undefined, c: 'x' } })).toBe(
      '{"a":{"c":"x"},"b":[1,null]}',
    );
    expect(await hashOf({ a: 1, b: 2 })).toBe(await hashOf({ b: 2, a: 1, c: undefined }));
  });

  it('differs with every difference', async () => {
    const hashes = await Promise.all([{ a: 1 }, { a: '1' }, { a: [1] }, { b: 1 }, {}].map(hashOf));
    expect(new Set(hashes).size).toBe(5);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('Notices', () => {
  const recorded = (name: keyof typeof eventSchemas) => ({
    caseId: 'case1',
    seq: 7,
    version: 5,
    at: day(4),
    by: theSystem,
    name,
    data: {},
    prevHash: '',
    hash: 'ab'.repeat(32),
  });

  it('are owed for what the customer must be told, one for one event', () => {
    expect(noticeFor(recorded('OfferSent'), aCase.offered())).toEqual({
      mailId: 'offer-7',
      template: 'offer',
      seq: 7,
    });
    expect(noticeFor(recorded('NoteAdded'), aCase.offered())).toBeNull();
  });

  it('invite to mediation when the bank proposes it, not when the customer does', () => {
    expect(noticeFor(recorded('MediationProposed'), aCase.invitedToMediation())?.template).toBe(
      'mediationInvitation',
    );
    expect(noticeFor(recorded('MediationProposed'), aCase.offered())).toBeNull();
  });

  it('are not owed at closing to who has just confirmed on the own page, unless the rules want it in writing', () => {
    const archived = recorded('CaseArchived');
    const solvedUnder = ({ id, version }: RuleProfile) =>
      aCase.solved({ overrides: { profile: { id, version } } });
    expect(noticeFor(archived, solvedUnder(cn20203))).toBeNull();
    expect(noticeFor(archived, solvedUnder(genericIso))).toBeNull();
    expect(noticeFor(archived, solvedUnder(ukDisp))?.template).toBe('closure');
  });

  it('are owed to who said on the hotline that it is solved: they have seen no page', () => {
    expect(noticeFor(recorded('CaseArchived'), aCase.solvedOnHotline())?.template).toBe('closure');
  });

  it.each(closeReasons)('are owed at every other closing: %s', (reason) => {
    const stage: Stage = { status: 'CLOSED', reason, closedAt: day(1), archivedAt: null };
    const it = aCase.withdrawn({ overrides: { stage } });
    expect(noticeFor(recorded('CaseArchived'), it)?.template).toBe('closure');
  });

  it('are owed for an acceptance to who said it on the hotline, and where the rules want a copy', () => {
    const accepted = (recording?: string) => ({
      ...recorded('OfferAccepted'),
      data: { agreement: recording ? { recording } : {} },
    });
    const under = ({ id, version }: RuleProfile) =>
      aCase.implementing({ overrides: { profile: { id, version } } });
    expect(noticeFor(accepted(), under(cn20203))).toBeNull();
    expect(noticeFor(accepted('call 7'), under(cn20203))?.template).toBe('agreement');
    expect(noticeFor(accepted(), under(ukDisp))?.template).toBe('agreement');
  });

  it('use every template but the one that carries a code', () => {
    const { id, version } = ukDisp;
    const underDisp = aCase.invitedToMediation({ overrides: { profile: { id, version } } });
    const names = Object.keys(eventSchemas) as (keyof typeof eventSchemas)[];
    const used = names.flatMap((name) => noticeFor(recorded(name), underDisp)?.template ?? []);
    expect([...new Set(used), 'accessCode'].sort()).toEqual([...templates].sort());
  });
});

describe('A stored case', () => {
  it('is refused when a field of another stage has crept in', () => {
    const it = aCase.decided();
    expect(
      negotiationCase.safeParse({ ...it, stage: { ...it.stage, proposal: null } }).success,
    ).toBe(false);
    expect(negotiationCase.safeParse({ ...it, colour: 'red' }).success).toBe(false);
  });

  it('is told apart from a refusal', () => {
    expect(isRefusal({ refused: 'NothingToDo' })).toBe(true);
    expect(isRefusal({ events: [] })).toBe(false);
  });
});
