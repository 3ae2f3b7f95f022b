import { expect, test } from 'vitest';
import { departmentLabels, staffRoleLabels } from '#contracts/labels.ts';
import { DEPARTMENT_LABELS, ROLE_LABELS } from '../../../local/emulators/identity/demo-user.ts';

test.each([
  ['role', ROLE_LABELS, staffRoleLabels],
  ['department', DEPARTMENT_LABELS, departmentLabels],
])('a %s has one name, where one chooses whom to be and in the console', (_, laptop, bank) => {
  const here = Object.entries(laptop).map(([code, { zh, en }]) => [code, { 'zh-CN': zh, en }]);
  expect(Object.fromEntries(here)).toEqual(bank);
});
