import { expect, test } from 'vitest';
import { href, placeOf } from '../../web/customer/router.ts';

test.each([
  ['', { page: 'start' }],
  ['#/', { page: 'start' }],
  ['#/open', { page: 'open', step: '' }],
  ['#/open/check', { page: 'open', step: 'check' }],
  ['#/case', { page: 'case' }],
  ['#/case/XW-1XT4-BCCW', { page: 'case', caseNo: 'XW-1XT4-BCCW' }],
  ['#/case/XW-1XT4-BCCW/evidence', { page: 'case', caseNo: 'XW-1XT4-BCCW', onward: 'evidence' }],
  ['#/case/XW-1XT4-BCCW/else', { page: 'case', caseNo: 'XW-1XT4-BCCW' }],
  ['#/evidence', { page: 'evidence' }],
  ['#/act/withdraw', { page: 'act', act: 'withdraw' }],
  ['#/act/withdraw/sure', { page: 'act', act: 'withdraw', step: 'sure' }],
  ['#/file', { page: 'file' }],
  ['#/act', { page: 'nowhere' }],
  ['#/elsewhere', { page: 'nowhere' }],
  ['#/case/%E0%A4%A', { page: 'case', caseNo: '%E0%A4%A' }],
])('%s leads to its page', (hash, place) => {
  expect(placeOf(hash)).toEqual(place);
});

test('an address made here is read here', () => {
  expect(placeOf(href('case', 'XW 1/2'))).toEqual({ page: 'case', caseNo: 'XW 1/2' });
});
