/** The mail provider: keeps what it accepted, and tells what became of it late, twice and in any order. */
import type { SESClient } from '@aws-sdk/client-ses';
import * as z from 'zod/mini';
import type { MailEvent } from '../../../functions/events/record-mail-event.ts';
import type { Actor, Service } from './calls.ts';
import type { Chance } from './dice.ts';
import type { Stage } from './stage.ts';
import type { SdkCommand } from './table-line.ts';

const named = (name: string): Error => Object.assign(new Error(name), { name });
const service: Service = {
  name: 'mail',
  passing: (chance) => named(chance.of('Throttling', 'TimeoutError', 'ServiceUnavailable')),
};

const letterSent = z.object({
  Tags: z.array(z.object({ Name: z.string(), Value: z.string() })),
});

export interface Sent {
  readonly caseId: string;
  readonly mailId: string;
  readonly messageId: string;
  readonly at: number;
  readonly actor: Actor;
}

export interface PostOffice {
  readonly sent: readonly Sent[];
  client(actor: Actor): SESClient;
}

interface PostOfficeNeeds {
  readonly stage: Pick<Stage, 'call'>;
  readonly chance: Chance;
  readonly now: () => number;
  /** Told before a letter is accepted. */
  readonly sending: (letter: Omit<Sent, 'messageId'>) => Promise<void>;
  readonly emit: (event: MailEvent) => void;
}

/** What the provider will tell of one letter. */
function fatesOf(chance: Chance): readonly string[] {
  if (chance.is(0.04)) return ['Send', 'Bounce'];
  if (chance.is(0.02)) return ['Send', 'Delivery', 'Complaint'];
  // events about one mail are not all there always
  return chance.of(['Send', 'Delivery'], ['Delivery'], ['Send']);
}

export function postOffice({ stage, chance, now, sending, emit }: PostOfficeNeeds): PostOffice {
  const sent: Sent[] = [];
  const accept = async (actor: Actor, input: SdkCommand['input']) => {
    const tags = new Map(z.parse(letterSent, input).Tags.map((it) => [it.Name, it.Value]));
    const ids = { caseId: tags.get('caseId') ?? '', mailId: tags.get('mailId') ?? '' };
    const letter = { ...ids, at: now(), actor };
    if (chance.is(0.01)) throw named('MessageRejected');
    await sending(letter);
    const messageId = `message-${sent.length + 1}`;
    sent.push({ ...letter, messageId });
    for (const eventType of fatesOf(chance))
      emit({
        detail: {
          eventType,
          mail: { messageId, tags: { caseId: [ids.caseId], mailId: [ids.mailId] } },
          ...(eventType === 'Bounce' && { bounce: { bounceType: 'Permanent' } }),
        },
      });
    return { MessageId: messageId };
  };
  return {
    sent,
    client(actor) {
      const send = ({ input }: SdkCommand) =>
        // SES knows no token: what its SDK repeats is sent twice, and no program can help it
        stage.call(actor, {
          service,
          what: `SendEmail ${JSON.stringify(input['Tags'])}`,
          mayRepeat: false,
          make: () => accept(actor, input),
        });
      return { send } as unknown as SESClient;
    },
  };
}
