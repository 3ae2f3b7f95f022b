/** The state machine as pictures: whole for docs, and the ordinary way with its three endings for the README. */
import { readFileSync } from 'node:fs';

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
}

const definition = JSON.parse(
  readFileSync(new URL('../statemachines/negotiation.asl.json', import.meta.url), 'utf8'),
) as { StartAt: string; States: Record<string, State> };

/** Departures that every human step has, and the frame's own errors: drawn once in words, not as a hundred arrows. */
const everywhere = new Set([
  'Withdrawn',
  'ReferredOutside',
  'States.ALL',
  'States.Timeout',
  'CaseMovedOn',
  'RunTooLong',
  'AlreadyRegistered',
]);

const words = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

function arrows(name: string, { Next, End, Catch = [] }: State): string[] {
  const caught = Catch.flatMap(({ ErrorEquals, Next: to }) => {
    const named = ErrorEquals.filter((it) => !everywhere.has(it));
    return named.length > 0 ? [`  ${name} --> ${to}: ${named.map(words).join(', ')}`] : [];
  });
  return [
    ...(Next ? [`  ${name} --> ${Next}`] : []),
    ...caught,
    ...(End ? [`  ${name} --> [*]`] : []),
  ];
}

const drawn = Object.entries(definition.States).filter(
  ([name]) =>
    !['EnterAt', 'ContinueInNewRun', 'RecordFailure', 'CaseNeedsAttention'].includes(name),
);

/** docs/generated/workflow.md: every state, every departure. */
export const workflowDocument = (): string =>
  [
    '# The negotiation workflow',
    '',
    'Drawn from `statemachines/negotiation.asl.json` by `npm run docs`. An arrow without words is the ordinary outcome; words are the event',
    'that ended the step otherwise. Besides, from every step that waits for a person: *withdrawn* leads to `CloseWithdrawn`, *referred',
    'outside* to `AwaitExternal`; a wait that nobody ended, or facts that are elsewhere, to `ContinueInNewRun`; anything unknown to',
    '`RecordFailure`, which makes an operator’s task. A run may start at any step (`EnterAt`).',
    '',
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${definition.StartAt}`,
    ...drawn.flatMap(([name, state]) => arrows(name, state)),
    '```',
    '',
  ].join('\n');

const steps: readonly (readonly [string, string, string])[] = [
  ['1 feedback', 'RegisterCase', 'P3.2-1'],
  ['2 collection', 'AwaitCollection', 'P3.2-2'],
  ['3 assessment', 'AwaitAssessment', 'P3.2-3'],
  ['4 negotiation', 'AwaitProposal', 'P3.2-4'],
  ['5 follow-up', 'AwaitFollowUp', 'P3.2-5'],
];

/** Follows the ordinary outcomes from one step of the policy to the next; fails when the flow no longer leads there. */
function leadsTo(from: string, to: string): boolean {
  let at: string | undefined = from;
  for (let hops = 0; at && hops < 8; hops += 1) {
    if (at === to) return true;
    at = definition.States[at]?.Next;
  }
  return false;
}

const endings: readonly (readonly [from: string, to: string, said: string])[] = [
  ['AwaitFollowUp', 'CloseCase', 'satisfied'],
  ['AwaitCustomerReply', 'AwaitDecision', 'rejected'],
  ['AwaitContest', 'AwaitReReview', 'dissatisfied'],
  ['AwaitReReview', 'AwaitMediationConsent', 'upheld'],
  ['AwaitMediation', 'AwaitContest', 'failed'],
  ['AwaitMediation', 'AwaitImplementation', 'agreed'],
  ['AwaitExternal', 'CloseCase', 'concluded'],
];
const reaches = (from: string, to: string): boolean => {
  const state = definition.States[from];
  return state?.Next === to || (state?.Catch ?? []).some((it) => it.Next === to);
};

/** The README's diagram: the policy's five steps and three endings, each arrow checked against the state machine. */
export function readmeDiagram(): string {
  for (const [index, [, step]] of steps.entries()) {
    const next = steps[index + 1]?.[1];
    if (next && !leadsTo(step, next))
      throw new Error(`The flow no longer leads from ${step} to ${next}`);
  }
  for (const [from, to] of endings)
    if (!reaches(from, to)) throw new Error(`The flow no longer leads from ${from} to ${to}`);
  return [
    '```mermaid',
    'flowchart LR',
    ...steps.map(([title, name, clause]) => `  ${name}["${title}<br/>${clause}"]`),
    `  ${steps.map(([, name]) => name).join(' --> ')}`,
    '  AwaitFollowUp -- solved --> CloseCase(["satisfied · P3.3-1"])',
    '  AwaitFollowUp -- not solved --> AwaitReReview["re-review by another person<br/>P3.3-2"]',
    '  AwaitProposal -- no agreement --> AwaitContest["decision notice"]',
    '  AwaitContest -- contested --> AwaitReReview',
    '  AwaitReReview -- changed --> AwaitProposal',
    '  AwaitReReview -- upheld, by consent --> AwaitMediation["third-party mediation<br/>P3.3-2"]',
    '  AwaitMediation -- agreed --> AwaitFollowUp',
    '  AwaitMediation -- failed --> AwaitExternal["regulator · association<br/>P3.3-3"]',
    '  AwaitExternal -- concluded --> Concluded(["bank performs, closed"])',
    '```',
  ].join('\n');
}

const BEGIN = '<!-- diagram: written by npm run docs -->';
const END = '<!-- /diagram -->';

/** README.md with its diagram drawn anew; the rest is left as it is. */
export function readmeWithDiagram(): string {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [before = '', rest = ''] = text.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n${readmeDiagram()}\n${END}${after}`;
}
