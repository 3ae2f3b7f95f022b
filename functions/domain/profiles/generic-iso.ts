/** ISO 10002 as a neutral starting point (field.md §1.5). */
import type { RuleProfile } from '../rule-profile.ts';
import { cn20203 } from './cn-2020-3.ts';

export const genericIso: RuleProfile = {
  ...cn20203,
  id: 'generic-iso',
  version: 1,
  title: { 'zh-CN': 'ISO 10002 通用规则', en: 'ISO 10002, generic' },
  effectiveFrom: '2018-07-01',
  zone: 'UTC',
  delegations: { ...cn20203.delegations, currency: 'USD' },
  calendar: { id: 'generic', confirmed: false, weekend: [0, 6], holidays: [], workedDays: [] },
  requiredNoticeClauses: cn20203.requiredNoticeClauses.map((clause) => ({
    ...clause,
    basis: 'ISO 10002:2018',
  })),
  clocks: cn20203.clocks.map((rule) => ({
    ...rule,
    legal: false,
    confirmed: false,
    basis: 'ISO 10002:2018',
    steps:
      rule.clock === 'decision'
        ? [
            { days: 30, needs: 'none', notice: false },
            { days: 60, needs: 'lead', notice: true },
          ]
        : rule.steps,
  })),
};
