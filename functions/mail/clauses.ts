/** The clauses that a decision notice must carry (C14, Art 19). Without them there is no notice. */
import { NamedError } from '#contracts/errors.ts';
import { moneyText, namedMoneyText } from '#contracts/format.ts';
import { outcomeLabels, remedyKindLabels } from '#contracts/labels.ts';
import type { DecisionText } from '#domain/facts.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import { type Block, list, paragraph, section } from './content.ts';
import { offeredLooks } from './looks.ts';
import { inWords, type Telling } from './telling.ts';

type OutsideBody = RuleProfile['outsideBodies'][number];

interface Clause {
  isCovered(text: DecisionText, profile: RuleProfile): boolean;
  /** `words` is the profile's wording of the clause: a title, or the whole sentence. */
  blocks(text: DecisionText, words: string, telling: Telling): Block[];
}

/** What the bank does for the customer, one line each; the first amount names its currency. */
export const remedyLines = (remedies: DecisionText['remedies'], telling: Telling): string[] =>
  remedies.map(({ kind, amount, description }, index) => {
    const { locale } = telling.reader;
    const money = index === 0 ? namedMoneyText : moneyText;
    const label = inWords(telling, remedyKindLabels[kind]);
    const promised = amount ? `${label} ${money(amount, locale)}` : label;
    return telling.say(`${promised}：${description}`, `${promised}: ${description}`);
  });

/** Where to turn outside the bank. A contact that nobody has confirmed is not printed: the hotline tells it. */
function bodyLine({ name, contact, confirmed }: OutsideBody, telling: Telling): string {
  const { say, profile } = telling;
  const named = inWords(telling, name);
  if (!confirmed)
    return say(
      `${named}：联系方式请拨打客服热线 ${profile.hotline} 询问`,
      `${named}: call ${profile.hotline} for its contact details`,
    );
  return named.includes(contact) ? named : say(`${named}：${contact}`, `${named}: ${contact}`);
}

function decidedText({ outcome, remedies }: DecisionText, telling: Telling): string {
  const decided = inWords(telling, outcomeLabels[outcome]);
  return remedies.length > 0
    ? telling.say(`决定：${decided}。我们会做：`, `Decision: ${decided}. What we will do:`)
    : telling.say(`决定：${decided}。`, `Decision: ${decided}.`);
}

/** Where the customer may turn outside the bank, with who is there. */
export const waysOutside = (telling: Telling, before = ''): Block[] => {
  const { say, profile } = telling;
  const words = profile.requiredNoticeClauses.find(({ id }) => id === 'remediesAgainst');
  const sentences = [before, words ? inWords(telling, words.text) : ''].filter(Boolean);
  return [
    section(say('您还可以怎样做', 'What you can still do'), sentences.join(say('', ' '))),
    list(profile.outsideBodies.map((body) => bodyLine(body, telling))),
  ];
};

const said = (...texts: readonly string[]): boolean => texts.every((text) => text.trim() !== '');

const clauses: Readonly<Record<string, Clause>> = {
  verifiedFacts: {
    isCovered: ({ verifiedFacts }) => said(verifiedFacts),
    blocks: ({ verifiedFacts }, words) => [section(words, verifiedFacts)],
  },
  decisionBasisReasons: {
    isCovered: ({ basis, reasons }) => said(basis, reasons),
    blocks: (text, words, telling) => [
      section(words, decidedText(text, telling)),
      ...(text.remedies.length > 0 ? [list(remedyLines(text.remedies, telling))] : []),
      paragraph(telling.say(`依据：${text.basis}`, `Basis: ${text.basis}`)),
      paragraph(telling.say(`理由：${text.reasons}`, `Reasons: ${text.reasons}`)),
    ],
  },
  remediesAgainst: {
    isCovered: (_, { outsideBodies }) => outsideBodies.length > 0,
    // the profile says what is open outside; of the bank's own looks only those that are left are offered
    blocks: (_, __, telling) => waysOutside(telling, offeredLooks(telling)),
  },
};

/**
 * Ids of the profile's required clauses that this decision would not carry. A clause that the renderer does not know is
 * missing too: a profile cannot demand in vain.
 */
export const missingClauses = (text: DecisionText, profile: RuleProfile): string[] =>
  profile.requiredNoticeClauses
    .filter(({ id }) => !clauses[id]?.isCovered(text, profile))
    .map(({ id }) => id);

/** The required clauses as blocks, in the profile's order. Throws `ClauseMissing` rather than leave one out. */
export function clauseBlocks(text: DecisionText, telling: Telling): Block[] {
  const missing = missingClauses(text, telling.profile);
  if (missing.length > 0) throw new NamedError('ClauseMissing', { clauses: missing.join(' ') });
  return telling.profile.requiredNoticeClauses.flatMap(
    ({ id, text: words }) => clauses[id]?.blocks(text, inWords(telling, words), telling) ?? [],
  );
}
