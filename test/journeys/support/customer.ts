/** A customer in a story: opens a case, signs in with the code from the mail, sees and acts. */
import { randomUUID } from 'node:crypto';
import type { Body, Response } from '#contracts/http.ts';
import type { CustomerCase, Problem, UploadForm } from '#contracts/views.ts';
import type { Intake } from '#domain/intake.ts';
import type { ReadMail, World } from '../../../local/people/world.ts';
import { accepted, type Reply, send } from './http.ts';
import { anIntake } from './samples.ts';

export interface Customer {
  readonly email: string;
  /** Set once a case is opened (or adopted from a colleague who opened it). */
  caseNo: string;
  opens(intake?: Partial<Intake>): Promise<string>;
  /** On the page where the case was opened, with the code of the first letter. */
  entersFirstCode(how?: { remember: boolean }): Promise<void>;
  signsIn(how?: { remember: boolean }): Promise<void>;
  /** Gives the session up, and has the device forgotten. */
  signsOut(): Promise<void>;
  sees(): Promise<CustomerCase>;
  /** Acts in the own case by route path, with the version just seen. */
  does(path: string, body: object, expectedVersion?: number): Promise<void>;
  replies(
    body: Omit<Extract<Body<'ReplyToOffer'>, { reply: 'accept' }>, 'expectedVersion'> | object,
  ): Promise<void>;
  /** Announces a file; the form is for `sendFile`. */
  announces(file: object): Promise<UploadForm>;
  /** Subjects of the mails that came, oldest first. */
  mails(): Promise<string[]>;
  /** Templates of the mails that came, oldest first; access codes left out. */
  templates(): Promise<string[]>;
  /** Templates of all letters that came, codes and all, oldest first. */
  letters(): Promise<string[]>;
  code(): Promise<string>;
  /** The session's cookie, and that of a remembered device where there is one. */
  cookie(): string;
  device(): string;
}

let count = 0;

const codeIn = (letter: ReadMail | undefined): string =>
  letter?.text.match(/\b(\d{6})\b/)?.[1] ?? '';
const codeOf = ({ status, body }: Reply<unknown>): string =>
  // the API answers refusals with nothing but problems
  status < 400 ? '' : (body as Problem).code;

/** The cookies that an answer sets, by name; an empty one is gone. */
const setBy = ({ headers }: Reply<unknown>): Map<string, string> =>
  new Map(
    headers.getSetCookie().map((it) => {
      const [pair = ''] = it.split(';');
      return [pair.split('=')[0] ?? '', pair.endsWith('=') ? '' : pair];
    }),
  );

const templateOf = ({ tags }: ReadMail): string => (tags['mailId']?.[0] ?? '').replace(/-\d+$/, '');

export function aCustomer(world: World, name = '王小明'): Customer {
  count += 1;
  const email = `customer${count}.${process.pid}@mail.example`;
  const jar = new Map<string, string>();
  let challengeId = '';

  const { api } = world;
  const cookies = (): string => [...jar.values()].filter(Boolean).join('; ');
  const device = (): string => jar.get('__Host-parley-device') ?? '';

  async function post<T>(path: string, body: object, headers: Record<string, string> = {}) {
    const all = { cookie: cookies(), ...headers };
    const reply = await send<T>(`${api}${path}`, { method: 'POST', body, headers: all });
    for (const [key, value] of setBy(reply)) jar.set(key, value);
    return reply;
  }

  /** As the site does: a remembered device comes back by itself, and gets a code where one is needed; nothing is typed twice. */
  async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const key = { 'idempotency-key': randomUUID() };
    const ask = () =>
      send<T>(`${api}${path}`, { method, body, headers: { cookie: cookies(), ...key } });
    let reply = await ask();
    if (reply.status === 401 && device()) {
      const back = await post('/api/sessions/device', { caseNo: customer.caseNo });
      if (back.status < 300) reply = await ask();
    }
    if (codeOf(reply) === 'CodeNeeded') {
      await customer.signsIn();
      reply = await ask();
    }
    return accepted(reply);
  }

  const customer: Customer = {
    email,
    caseNo: '',
    async opens(intake = {}) {
      const base = anIntake();
      const body = { ...base, ...intake, complainant: { ...base.complainant, name, email } };
      const opened = accepted(await post<Response<'OpenCase'>>('/api/cases', body));
      customer.caseNo = opened.caseNo;
      challengeId = opened.challenge?.challengeId ?? '';
      await world.settle();
      return opened.caseNo;
    },
    async code() {
      const letters = await world.mails(email);
      const letter = letters.findLast((it) => templateOf(it) === 'accessCode');
      return codeIn(letter);
    },
    async entersFirstCode(how = { remember: false }) {
      const letters = await world.mails(email);
      const code = codeIn(letters.find((it) => templateOf(it) === 'acknowledgement'));
      accepted(await post('/api/sessions', { challengeId, code, ...how }));
    },
    async signsIn(how = { remember: false }) {
      const { caseNo } = customer;
      const asked = accepted(
        await post<Response<'RequestCode'>>('/api/sessions/codes', { caseNo }),
      );
      await world.settle();
      const code = await customer.code();
      accepted(await post('/api/sessions', { challengeId: asked.challengeId, code, ...how }));
    },
    async signsOut() {
      const headers = { cookie: cookies() };
      accepted(await send(`${api}/api/sessions`, { method: 'DELETE', headers }));
      jar.clear();
    },
    async sees() {
      return call<CustomerCase>('GET', '/api/my/case');
    },
    async does(path, body, expectedVersion) {
      const version = expectedVersion ?? (await customer.sees()).version;
      const versioned = path === 'messages' ? body : { expectedVersion: version, ...body };
      await call('POST', `/api/my/case/${path}`, versioned);
      await world.settle();
    },
    async replies(body) {
      const { offer } = await customer.sees();
      await customer.does('reply', { proposalVersion: offer?.version, ...body });
    },
    announces: (file) =>
      call<UploadForm>('POST', '/api/my/case/evidence', { sensitive: false, ...file }),
    async mails() {
      return (await world.mails(email)).map((it) => it.subject);
    },
    async templates() {
      return (await customer.letters()).filter((it) => it !== 'accessCode');
    },
    async letters() {
      return (await world.mails(email)).map(templateOf).filter(Boolean);
    },
    cookie: () => jar.get('__Host-parley') ?? '',
    device,
  };
  return customer;
}
