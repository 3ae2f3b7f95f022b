/** P3.3-2 and C18: mediation needs the customer's consent, and silence is a no without disadvantage. */
import { ruleOf } from '#domain/rule-profile.ts';
import { type Block, facts, paragraph } from '../content.ts';
import { action, type Compose, dataOf, inWords, movedOn, type Telling, until } from '../telling.ts';

/** The body in the reader's language, if the profile knows it by its Chinese name. */
function bodyText(telling: Telling, bodyName: string): string {
  const known = telling.profile.outsideBodies.find(({ name }) => name['zh-CN'] === bodyName);
  return known ? inWords(telling, known.name) : bodyName;
}

/** What mediation is, who holds it, until when to consent, and what it does to the time limit. */
export function invitationBlocks(
  telling: Telling,
  mediation: { readonly bodyName: string; readonly lapsesAt: string },
): Block[] {
  const { say, profile } = telling;
  const pauses = ruleOf(profile, 'decision')?.pauses.includes('mediation');
  return [
    paragraph(
      say(
        '调解由第三方主持，您和我们都同意才会开始。',
        'A third party leads the mediation. It begins only if you and we both agree.',
      ),
    ),
    facts(
      [say('调解机构', 'Mediation body'), bodyText(telling, mediation.bodyName)],
      [say('请在此之前答复', 'Please answer by'), until(telling, mediation.lapsesAt)],
    ),
    paragraph(
      say(
        '不同意或不答复，都不影响您的其他权利，案件会回到原来的步骤。',
        'If you decline or do not answer, the case goes back to where it was. You lose none of your rights.',
      ),
    ),
    ...(pauses
      ? [
          paragraph(
            say(
              '调解时间不计入我们的处理时限。',
              'Time spent in mediation does not count towards our time limit.',
            ),
          ),
        ]
      : []),
  ];
}

export const mediationInvitation: Compose = (telling) => {
  const { say, it, event } = telling;
  const { mediation } = dataOf(event, 'MediationProposed');
  const isOpen = it.mediation?.proposedAt === mediation.proposedAt;
  return {
    headline: say('我们建议由第三方调解', 'We propose mediation by a third party'),
    blocks: [
      ...invitationBlocks(telling, mediation),
      ...(isOpen ? [] : [movedOn(telling)]),
      action(telling, say('查看并答复', 'Read and answer')),
    ],
  };
};
