import { expect, test } from 'vitest';
import { getProcess } from '../../functions/api/get-process.ts';
import { daysSinceRemedy } from '../../web/customer/acts/days-since-remedy.ts';
import { numbered } from '../../web/customer/case/numbered-days.ts';
import { textAt, wordsIn } from '../../web/customer/case/timeline-details.ts';
import type { Process } from '../../web/customer/doors.ts';
import { limitsOf, stepNames } from '../../web/customer/start/steps.ts';

const entry = (event: string, data: Record<string, unknown>) => ({
  seq: 1,
  at: '2026-11-24T02:00:00.000Z',
  by: 'bank' as const,
  event,
  data,
});

test('days that do not count get no number', () => {
  const days = [
    { date: '2026-11-27', counts: true },
    { date: '2026-11-28', counts: false, why: 'weekend' },
    { date: '2026-11-30', counts: true },
  ];
  expect(numbered(days).map(({ nth }) => nth)).toEqual([1, 0, 2]);
});

test('the timeline quotes the words of an event and is silent where there are none', () => {
  expect(wordsIn(entry('MessageToCustomer', { text: '您好' }))).toBe('您好');
  expect(wordsIn(entry('CustomerAsked', { request: { thing: '出院小结' } }))).toBe('出院小结');
  expect(wordsIn(entry('CaseRegistered', {}))).toBe('');
  expect(textAt(entry('ClockExtended', { reason: { deep: 1 } }), 'reason')).toBe('');
});

test('the follow-up counts its days by the bank’s clock', () => {
  const timeline = [entry('RemedyImplemented', {})];
  const sent = { number: 1, dueAt: '', sentAt: '2026-11-27T02:00:00.000Z' };
  const next = { number: 2, dueAt: '2026-12-09T02:00:00.000Z' };
  expect(daysSinceRemedy({ timeline, followUps: [sent, next] })).toBe(3);
  expect(daysSinceRemedy({ timeline, followUps: [next] })).toBeNull();
});

test.each(['cn-2020-3', 'uk-disp', 'generic-iso'])(
  'the start page finds a place for every published limit of %s',
  async (profileId) => {
    const settings = { profileId, siteUrl: '' };
    const process: Process = await getProcess({ settings })();
    const shown = [...stepNames, 'dissatisfied' as const].flatMap((step) =>
      limitsOf(process, step),
    );
    const elsewhere = ['externalReply', 'judicialConfirmation'];
    expect([...shown.map(({ clock }) => clock), ...elsewhere]).toEqual(
      expect.arrayContaining(process.clocks.map(({ clock }) => clock)),
    );
  },
);
