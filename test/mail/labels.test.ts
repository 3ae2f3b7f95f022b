import { describe, expect, it } from 'vitest';
import * as labels from '#contracts/labels.ts';
import { customerStates, evidenceStatuses } from '#contracts/views.ts';
import { sideTasks, stepNames } from '#contracts/workflow.ts';
import { closeReasons } from '#domain/case.ts';
import { clockNames } from '#domain/clock-entries.ts';
import { consequences } from '#domain/consequences.ts';
import { eventSchemas } from '#domain/events.ts';
import { evidenceRefusals } from '#domain/evidence/evidence.ts';
import { mediaTypes } from '#domain/evidence/file-name.ts';
import { templates } from '#domain/notices.ts';
import * as vocabulary from '#domain/vocabulary.ts';

const catalogues = new Map<string, object>(Object.entries(labels));
const everyLabel = Object.entries(labels).flatMap(([catalogue, words]) =>
  Object.entries(words).map(([code, label]) => ({ where: `${catalogue}.${code}`, label })),
);

/** Words that customers read in Latin letters in Chinese text too (P3.2-1: 移动 APP), names of file types among them. */
const latinInChinese = /APP|PDF|JPEG|PNG|HEIC|Word|Excel|MB/g;

describe('labels', () => {
  it.each([
    ['channelLabels', vocabulary.channels],
    ['trackLabels', vocabulary.tracks],
    ['productLabels', vocabulary.products],
    ['issueTypeLabels', vocabulary.issueTypes],
    ['localeLabels', vocabulary.locales],
    ['staffRoleLabels', vocabulary.staffRoles],
    ['departmentLabels', vocabulary.departments],
    ['flagLabels', vocabulary.flags],
    ['complexityLabels', vocabulary.complexities],
    ['businessLabels', vocabulary.businesses],
    ['causeLabels', vocabulary.causes],
    ['outsideBodyLabels', vocabulary.outsideBodyKinds],
    ['customerStateLabels', customerStates],
    ['closeReasonLabels', closeReasons],
    ['templateLabels', templates],
    ['clockLabels', clockNames],
    ['workerLabels', ['customer', ...vocabulary.staffRoles]],
    ['evidenceStatusLabels', evidenceStatuses],
    ['evidenceRefusalLabels', evidenceRefusals],
    ['mediaTypeLabels', mediaTypes],
    ['eventLabels', Object.keys(eventSchemas)],
    [
      'taskLabels',
      [...stepNames, ...Object.keys(consequences), 'ConsultDepartments', ...Object.keys(sideTasks)],
    ],
  ] as const)('%s names exactly the codes there are', (catalogue, codes) => {
    expect(Object.keys(catalogues.get(catalogue) ?? {}).toSorted()).toEqual([...codes].toSorted());
  });

  it('reads as Chinese in Chinese, without a code left in Latin letters', () => {
    const wrong = everyLabel.filter(({ label }) => {
      const rest = label['zh-CN'].replace(latinInChinese, '');
      return /[A-Za-z_{}]/.test(rest) || !/\p{Script=Han}/u.test(rest);
    });
    expect(wrong).toEqual([]);
  });

  it('reads as English in English, without a code or a Chinese character', () => {
    const wrong = everyLabel.filter(
      ({ label }) => !/^[A-Z]/.test(label.en) || /[_{}\p{Script=Han}]|[a-z][A-Z]/u.test(label.en),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps a status to six characters and three words (experience.md §2.1)', () => {
    const long = Object.values({ ...labels.statusLabels, ...labels.customerStateLabels }).filter(
      (label) => label['zh-CN'].length > 6 || label.en.split(' ').length > 3,
    );
    expect(long).toEqual([]);
  });

  it('tells an event in the past tense to the customer, as a sentence of at most thirty characters', () => {
    const long = Object.values(labels.eventLabels).filter((label) => label['zh-CN'].length > 30);
    expect(long).toEqual([]);
  });
});
