/** P3.2-4: one version of a plan, its sum and until when it is open. Accepting happens on the page, never by the mail. */
import { dateText, moneyText, namedMoneyText } from '#contracts/format.ts';
import { remedyKindLabels } from '#contracts/labels.ts';
import type { Case } from '#domain/case.ts';
import type { Proposal } from '#domain/facts.ts';
import type { HardshipPlan, Terms } from '#domain/terms.ts';
import { type Block, facts, list, paragraph } from '../content.ts';
import {
  action,
  type Compose,
  dataOf,
  inWords,
  lastOf,
  movedOn,
  type Telling,
  until,
} from '../telling.ts';

/** Sums in their own currencies; amounts of two currencies are never added up. */
function totalText(instalments: HardshipPlan['instalments'], { reader }: Telling): string {
  const totals = new Map<HardshipPlan['balance']['currency'], number>();
  for (const { amount } of instalments)
    totals.set(amount.currency, (totals.get(amount.currency) ?? 0) + amount.minor);
  return [...totals]
    .map(([currency, minor]) => namedMoneyText({ currency, minor }, reader.locale))
    .join(' + ');
}

/** What each instalment is, if one amount (and perhaps another last one) says it. */
function eachText(instalments: HardshipPlan['instalments'], { reader, say }: Telling): string {
  const texts = instalments.map(({ amount }) => moneyText(amount, reader.locale));
  const [first = '', last = ''] = [texts[0], texts.at(-1)];
  if (texts.slice(0, -1).some((text) => text !== first))
    return say('每期金额见案件页面', 'each as shown on your page');
  return first === last
    ? say(`每期 ${first}`, `each ${first}`)
    : say(`每期 ${first}，末期 ${last}`, `each ${first}, the last ${last}`);
}

function planText({ instalments }: HardshipPlan, telling: Telling): string {
  const { reader, say } = telling;
  const total = totalText(instalments, telling);
  const date = dateText(instalments[0]?.dueOn ?? '', reader.locale);
  const n = instalments.length;
  if (n === 1)
    return say(`一次付清 ${total}，日期 ${date}。`, `One payment of ${total} on ${date}.`);
  const each = eachText(instalments, telling);
  return say(
    `分 ${n} 期，${each}，合计 ${total}，首期 ${date}。`,
    `${n} payments, ${total} in all, ${each}, first on ${date}.`,
  );
}

/** What the bank offers, and with a plan how it is paid, as short as a letter wants it. */
export function termsBlocks({ plan, remedies }: Terms, telling: Telling): Block[] {
  const { reader, say } = telling;
  const promised = remedies.map(({ kind, amount }, index) => {
    const money = plan || index > 0 ? moneyText : namedMoneyText;
    const label = inWords(telling, remedyKindLabels[kind]);
    return amount ? `${label} ${money(amount, reader.locale)}` : label;
  });
  return [
    ...(plan ? [paragraph(planText(plan, telling))] : []),
    ...(promised.length > 0
      ? [paragraph(say('我们会做的：', 'What we will do:')), list(promised)]
      : []),
  ];
}

function toConfirm({ onerousTerms }: Terms, { say }: Telling): Block[] {
  const n = onerousTerms.length;
  if (n === 0) return [];
  return [
    paragraph(
      say(
        `方案中有 ${n} 条重点条款，接受前请逐条阅读并确认。`,
        `The plan has ${n} highlighted ${n === 1 ? 'term' : 'terms'}. Read and confirm each before you accept.`,
      ),
    ),
  ];
}

const currentProposal = ({ stage }: Case): Proposal | null => {
  if (stage.status === 'MEDIATION' && stage.cameFrom.status === 'NEGOTIATING')
    return stage.cameFrom.proposal;
  return stage.status === 'NEGOTIATING' ? stage.proposal : null;
};

/** The terms of that version: of the open proposal, of the agreement it became, or from the history. */
function termsOf(telling: Telling, version: number): Terms | undefined {
  const { it } = telling;
  const proposals = [
    currentProposal(it),
    lastOf(telling, 'TermsProposed')?.proposal,
    lastOf(telling, 'ApprovalNeeded')?.proposal,
  ];
  const proposed = proposals.find((one) => one?.version === version);
  if (proposed) return proposed.terms;
  const agreed = 'agreement' in it.stage ? it.stage.agreement : null;
  return agreed?.proposalVersion === version ? agreed.terms : undefined;
}

const isOpen = ({ it, now }: Telling, version: number): boolean => {
  const proposal = currentProposal(it);
  return (
    it.stage.status === 'NEGOTIATING' &&
    proposal?.version === version &&
    proposal.status === 'OFFERED' &&
    now < (proposal.expiresAt ?? '')
  );
};

/** While the offer is open: until when, that refusing is safe, and the way to the page. */
function invitation(telling: Telling, version: number, expiresAt: string): Block[] {
  const { say } = telling;
  const moment = until(telling, expiresAt);
  return [
    paragraph(
      say(
        `您可以在 ${moment} 前接受、提出修改或拒绝。`,
        `Until ${moment} you can accept it, ask for changes or refuse it.`,
      ),
    ),
    paragraph(
      say(
        '拒绝这个方案不影响您继续协商，也不影响您的其他权利。',
        'Refusing does not end the talks and takes away none of your rights.',
      ),
    ),
    paragraph(
      say(
        '请先在案件页面阅读完整方案。只有在那里确认，才算接受。',
        'Please read the whole plan on your case page first. Only there can you accept it.',
      ),
    ),
    action(telling, say(`查看第 ${version} 版方案`, `Read version ${version}`)),
  ];
}

export const offer: Compose = (telling) => {
  const { say, event } = telling;
  const { proposalVersion: version, expiresAt } = dataOf(event, 'OfferSent');
  const terms = termsOf(telling, version);
  return {
    headline: say(`我们为您提出第 ${version} 版方案`, `We offer you version ${version} of a plan`),
    blocks: [
      ...(terms ? [...termsBlocks(terms, telling), ...toConfirm(terms, telling)] : []),
      facts([say('方案有效期至', 'Open until'), until(telling, expiresAt)]),
      ...(isOpen(telling, version)
        ? invitation(telling, version, expiresAt)
        : [movedOn(telling), action(telling, say('查看案件进度', 'See your case'))]),
    ],
  };
};
