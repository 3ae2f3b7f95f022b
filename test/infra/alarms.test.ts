import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stageOf } from './stack.ts';

interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: unknown[];
  readonly TreatMissingData: string;
}

const { ofType } = stageOf({ alarmMail: 'ops@bank.example' });
const alarms = ofType('AWS::CloudWatch::Alarm').map(
  ({ Properties }) => Properties as unknown as AlarmProperties,
);
const runbook = readFileSync('docs/runbook.md', 'utf8').split('\n');
/** Headings of alarms, with the anchor that pages make of them. */
const headings = new Map(
  runbook
    .filter((line) => line.startsWith('## '))
    .map((line) => [line.slice(3).toLowerCase().replaceAll(' ', '-'), line] as const),
);
const anchors = [...headings.keys()];

it.each(alarms)('$AlarmName says what it means for people and where to read on', (alarm) => {
  const [, impact = '', anchor = ''] =
    /^(.+)\. Runbook: docs\/runbook\.md#([a-z-]+)$/.exec(alarm.AlarmDescription) ?? [];
  expect(impact.split(' ').length).toBeGreaterThan(6);
  expect(anchors).toContain(anchor);
  expect(alarm.AlarmName).toBe(`Parley-dev-${anchor}`);
  expect(alarm.AlarmActions).toHaveLength(1);
});

it('leaves no heading of the runbook without an alarm', () => {
  const named = alarms.map(({ AlarmName }) => AlarmName.replace('Parley-dev-', ''));
  expect(anchors.toSorted()).toEqual(named.toSorted());
});

it('tells for each alarm its meaning, where to look and what to do', () => {
  for (const anchor of anchors) {
    const from = runbook.indexOf(headings.get(anchor) ?? '') + 1;
    const rest = runbook.slice(from);
    const end = rest.findIndex((line) => line.startsWith('## '));
    const section = rest.slice(0, end === -1 ? rest.length : end).join('\n');
    const told = [...section.matchAll(/^\*\*(.+)\.\*\* \S/gm)].map(([, part]) => part);
    expect([anchor, ...told]).toEqual([anchor, 'Meaning', 'Look here', 'Do this']);
  }
});

it('rings when nobody watches the clocks any more, and only then at silence', () => {
  const silent = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
  expect(silent.map(({ AlarmName }) => AlarmName)).toEqual(['Parley-dev-clocks-unwatched']);
});

it('mails alarms to the address of the context', () => {
  const [subscription] = ofType('AWS::SNS::Subscription');
  expect(subscription?.Properties).toMatchObject({ Endpoint: 'ops@bank.example' });
});
