import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { LaptopClock } from '../../clock.ts';
import { assertLaptop } from '../laptop-only.ts';
import type { PageRequest, PageResponse } from '../pages/page.ts';
import { type BounceList, openBounceList } from './bounce-list.ts';
import { type EventOutbox, openEventOutbox } from './event-outbox.ts';
import { inboxPages } from './inbox-pages.ts';
import { type MailFilter, selectMails } from './mail-filter.ts';
import { type MailStore, openMailStore } from './mail-store.ts';
import { type SenderIdentities, senderIdentities } from './sender-identities.ts';
import { sendingRate } from './sending-rate.ts';
import { runSesAction, type SesNeeds } from './ses-actions.ts';
import { type SesEvent, sesEvent, type Whereabouts } from './ses-events.ts';
import { type FaultCode, SesFault } from './ses-fault.ts';
import { sesAnswer, sesError } from './ses-xml.ts';
import { type Letter, type MailEvent, recipientsOf, type StoredMail } from './stored-mail.ts';

export interface MailOptions {
  /** Folder of this emulator alone; created when missing. */
  dir: string;
  clock: Pick<LaptopClock, 'now'>;
  /** Hands an event to the rules. Until it resolves the event is repeated, also after a restart, with the same id. */
  emit(event: SesEvent): Promise<void>;
  /** Addresses or domains that may send. Default: the domain `parley.example`. */
  identities?: readonly string[];
  /** Known configuration sets. When given, an unknown name is refused and mails without a set tell no events, as at SES. */
  configurationSets?: readonly string[];
  /** The set of mails that name none (an identity's default configuration set). */
  defaultConfigurationSet?: string;
  /** Mails accepted per second of the laptop clock before Throttling. Default: no limit. */
  mailsPerSecond?: number;
  /** Shown in events. */
  account?: string;
  region?: string;
  newId?: () => string;
}

export interface MailEmulator {
  /** Answers one call of SES's query protocol (the form body). Never rejects: failures are SES error documents. */
  handleQuery(params: URLSearchParams): Promise<PageResponse>;
  /** The inbox under `/inbox` and `/inbox.json`, where the root leads too; undefined for any other path. */
  pages(request: PageRequest): Promise<PageResponse | undefined>;
  /** Newest first. */
  list(filter?: MailFilter): StoredMail[];
  /** From now on mails to the address bounce; with `messageId` that mail bounces now as well. */
  bounce(address: string, messageId?: string): void;
  /** The address takes mail again. */
  restore(address: string): void;
  /** The reader of that mail calls it spam. */
  complain(messageId: string, address: string): void;
  /** The next `times` sends are refused with this code: for testing how callers retry. */
  failNext(code: FaultCode, times?: number): void;
  /** Resolves when no event is being told. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the laptop's SES. Every accepted mail is on disk before its answer; nothing leaves this machine. */
export async function openMail(options: MailOptions): Promise<MailEmulator> {
  assertLaptop('mail emulator');
  return new LaptopMail(options);
}

class LaptopMail implements MailEmulator {
  readonly #options: MailOptions;
  readonly #store: MailStore;
  readonly #bounces: BounceList;
  readonly #outbox: EventOutbox;
  readonly #identities: SenderIdentities;
  readonly #checkRate: () => void;
  readonly #newId: () => string;
  #faults: FaultCode[] = [];
  #closed: Promise<void> | undefined;

  constructor(options: MailOptions) {
    this.#options = options;
    this.#newId = options.newId ?? randomUUID;
    this.#store = openMailStore(join(options.dir, 'mails.jsonl'));
    this.#bounces = openBounceList(join(options.dir, 'bounce-list.json'));
    const identities = options.identities ?? ['parley.example'];
    this.#identities = senderIdentities(join(options.dir, 'identities.json'), identities);
    this.#checkRate = sendingRate(options.mailsPerSecond ?? Infinity, () => options.clock.now());
    this.#outbox = openEventOutbox({
      store: this.#store,
      now: () => options.clock.now(),
      tell: (mail, event) => options.emit(sesEvent(mail, event, this.#place())),
    });
  }

  async handleQuery(params: URLSearchParams): Promise<PageResponse> {
    const requestId = this.#newId();
    try {
      const action = params.get('Action') ?? '';
      return sesAnswer(action, await runSesAction(action, params, this.#needs()), requestId);
    } catch (error) {
      return sesError(error, requestId);
    }
  }

  pages(request: PageRequest): Promise<PageResponse | undefined> {
    return Promise.resolve(inboxPages(request, this, this.#bounces, this.#options.clock.now()));
  }

  list(filter: MailFilter = {}): StoredMail[] {
    return selectMails(this.#store.all(), filter);
  }

  bounce(address: string, messageId?: string): void {
    this.#bounces.add(address);
    if (messageId !== undefined) this.#append(messageId, 'bounce', address);
  }

  restore(address: string): void {
    this.#bounces.remove(address);
  }

  complain(messageId: string, address: string): void {
    this.#append(messageId, 'complaint', address);
  }

  failNext(code: FaultCode, times = 1): void {
    this.#faults.push(...Array.from({ length: times }, () => code));
  }

  idle(): Promise<void> {
    return this.#outbox.idle();
  }

  close(): Promise<void> {
    this.#closed ??= this.#outbox.close().then(() => this.#store.close());
    return this.#closed;
  }

  #needs(): SesNeeds {
    const sentSince = (since: number) =>
      this.#store.all().filter((mail) => Date.parse(mail.sentAt) >= since).length;
    return {
      identities: this.#identities,
      accept: (letter) => this.#accept(letter),
      sentSince,
      now: () => this.#options.clock.now(),
      mailsPerSecond: this.#options.mailsPerSecond ?? 14,
    };
  }

  #accept(asked: Letter): string {
    const letter = this.#withConfigurationSet(asked);
    this.#identities.assertMaySend(letter.source);
    const fault = this.#faults.shift();
    if (fault !== undefined) throw new SesFault(fault, 'Refused on request of the laptop');
    this.#checkRate();
    const mail = this.#stamp(letter);
    this.#store.save(mail);
    this.#outbox.post(mail.messageId);
    return mail.messageId;
  }

  #withConfigurationSet(letter: Letter): Letter {
    const name = letter.configurationSet ?? this.#options.defaultConfigurationSet;
    const known = this.#options.configurationSets;
    if (name === undefined) return letter;
    if (known !== undefined && !known.includes(name)) {
      const message = `Configuration set <${name}> does not exist.`;
      throw new SesFault('ConfigurationSetDoesNotExist', message);
    }
    return { ...letter, configurationSet: name };
  }

  #stamp(letter: Letter): StoredMail {
    const sequence = this.#store.nextSequence();
    const messageId = `0100${sequence.toString(16).padStart(12, '0')}-${this.#newId()}-000000`;
    return { ...letter, messageId, sequence, sentAt: this.#time(), events: this.#fate(letter) };
  }

  /** What will be told of the mail: sent, then what became of each recipient. */
  #fate(letter: Letter): MailEvent[] {
    const { configurationSets } = this.#options;
    if (configurationSets !== undefined && letter.configurationSet === undefined) return [];
    const everyone = recipientsOf(letter);
    const refused = everyone.filter((address) => this.#bounces.has(address));
    const reached = everyone.filter((address) => !this.#bounces.has(address));
    const events = [this.#event('send', everyone)];
    if (reached.length > 0) events.push(this.#event('delivery', reached));
    if (refused.length > 0) events.push(this.#event('bounce', refused));
    return events;
  }

  #append(messageId: string, type: MailEvent['type'], address: string): void {
    const mail = this.#store.get(messageId);
    if (mail === undefined) throw new RangeError(`No mail ${messageId}`);
    this.#store.tell(messageId, [...mail.events, this.#event(type, [address])]);
    this.#outbox.post(messageId);
  }

  #event(type: MailEvent['type'], recipients: string[]): MailEvent {
    return { id: this.#newId(), type, recipients, at: this.#time() };
  }

  #time(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }

  #place(): Whereabouts {
    return {
      account: this.#options.account ?? '000000000000',
      region: this.#options.region ?? 'us-east-1',
    };
  }
}
