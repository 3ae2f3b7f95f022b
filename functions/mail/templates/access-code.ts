/** The one-time code to a case. It stands in the letter alone: not in the subject, not in the link. */
import { type Block, paragraph } from '../content.ts';
import { type AccessCode, action, type Compose, type Telling } from '../telling.ts';

/** The code, how long it works, and that it is for nobody else. */
export const codeBlocks = ({ code, minutes }: AccessCode, say: Telling['say']): Block[] => [
  { kind: 'code', text: code },
  paragraph(say(`${minutes} 分钟内有效，只能使用一次。`, `It works for ${minutes} minutes, once.`)),
  paragraph(
    say(
      '我们不会向您索要验证码，请不要告诉任何人。',
      'We never ask you for it. Tell it to nobody.',
    ),
  ),
];

export const accessCode: Compose = (telling) => {
  const { say, code } = telling;
  if (!code) throw new TypeError('An access code letter needs its code');
  return {
    headline: say('您的验证码', 'Your code'),
    blocks: [
      ...codeBlocks(code, say),
      paragraph(
        say(
          '如果不是您本人操作，可以不理会这封邮件。',
          'If you did not ask for a code, you may ignore this mail.',
        ),
      ),
      action(telling, say('打开案件页面', 'Open your case page')),
    ],
  };
};
