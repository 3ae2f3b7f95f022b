/** The clocks of a rule profile as a table that the bank's legal team can sign. */
import type { RuleProfile } from '#domain/rule-profile.ts';

type Rule = RuleProfile['clocks'][number];

const approvals = { none: '', lead: 'by a lead', hq: 'by headquarters' } as const;

const stepOf = ({ days, needs, notice }: Rule['steps'][number]): string =>
  [`${days}`, approvals[needs], notice ? 'with notice' : ''].filter(Boolean).join(' ');

const warning = ({ percent, daysBefore }: Rule['warnAt'][number]): string =>
  daysBefore === undefined ? `at ${percent} %` : `${daysBefore} d before`;

const row = (rule: Rule): string => {
  const cells = [
    `${rule.label.en} · ${rule.label['zh-CN']}`,
    `${rule.dayKind} days: ${rule.steps.map(stepOf).join(' → ')}`,
    rule.owes,
    rule.pauses.join(', ') || '–',
    rule.warnAt.map(warning).join(', ') || '–',
    rule.legal ? 'law' : 'the bank’s own',
    rule.basis,
    rule.confirmed ? 'yes' : '**no**',
  ];
  return `| ${cells.join(' | ')} |`;
};

const figures = (it: RuleProfile): string[] => [
  `- Zone ${it.zone}. The day of the start does not count; a day ends at 24:00. A last day off ${
    it.rollOverHoliday ? 'moves on to the next working day' : 'does **not** move'
  }.`,
  `- Working days by the calendar \`${it.calendar.id}\` (${it.calendar.confirmed ? 'confirmed' : '**not confirmed**'}).`,
  `- Follow-ups after ${it.followUpDays.join(', ')} days; silence counts ${it.silentAfterDays} days after the last. Plans: after each of the first three instalments, then by the quarter.`,
  `- A proposal to mediate lapses after ${it.mediationInvitationDays} days, earlier where the bank's answer is due earlier.`,
  `- The customer may reopen within ${it.reopenWithinDays} days. Records are kept ${it.retentionYears} years, drafts ${it.draftDays} days.`,
  `- Who confirms on the own page that it is solved gets ${
    it.letters.closingAfterOwnConfirmation
      ? 'a closing letter all the same'
      : 'no closing letter: the page says what it would'
  }.`,
  `- An agent promises up to ${it.delegations.agentMinor / 100} ${it.delegations.currency} alone, an approver up to ${
    it.delegations.approverMinor / 100
  }; above that headquarters (${it.delegations.confirmed ? 'confirmed' : '**not confirmed**'}).`,
];

/** The clocks of one profile, where each comes from, and what nobody has confirmed yet. */
export const clocksDocument = (profile: RuleProfile): string =>
  [
    `# Clocks of \`${profile.id}\`, version ${profile.version}`,
    '',
    `${profile.title.en} · ${profile.title['zh-CN']}, in force from ${profile.effectiveFrom}. Written from \`functions/domain/profiles\` by`,
    '`npm run docs`. What is **not** confirmed here must be confirmed by the bank’s legal team before go-live.',
    '',
    '| clock | time | owed by | stands still during | warns | set by | basis | confirmed |',
    '|---|---|---|---|---|---|---|---|',
    ...profile.clocks.map(row),
    '',
    ...figures(profile),
    '',
    '## What a notice must say',
    '',
    ...profile.requiredNoticeClauses.map((it) => `- ${it.text.en} (${it.basis})`),
    '',
  ].join('\n');
