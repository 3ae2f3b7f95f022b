/** A customer in a story: opens a case, signs in with the code from the mail, sees and acts. */
import type { Body } from '#contracts/http.ts';
import type { CustomerCase, UploadForm } from '#contracts/views.ts';
import type { Intake } from '#domain/intake.ts';
import type { World } from '../../../local/people/world.ts';
import { accepted, send } from './http.ts';
import { anIntake } from './samples.ts';

export interface Customer {
  readonly email: string;
  /** Set once a case is opened (or adopted from a colleague who opened it). */
  caseNo: string;
  opens(intake?: Partial<Intake>): Promise<string>;
  signsIn(): Promise<void>;
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
  code(): Promise<string>;
  cookie(): string;
}

let count = 0;

export function aCustomer(world: World, name = '王小明'): Customer {
  count += 1;
  const email = `customer${count}.${process.pid}@mail.example`;
  let cookie = '';

  const { api } = world;
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> =>
    accepted(await send<T>(`${api}${path}`, { method, body, headers: { cookie } }));

  const customer: Customer = {
    email,
    caseNo: '',
    async opens(intake = {}) {
      const base = anIntake();
      const body = { ...base, ...intake, complainant: { ...base.complainant, name, email } };
      const opened = accepted(
        await send<{ caseNo: string }>(`${api}/api/cases`, { method: 'POST', body }),
      );
      customer.caseNo = opened.caseNo;
      await world.settle();
      return opened.caseNo;
    },
    async code() {
      const letters = await world.mails(email);
      const letter = letters.findLast((it) => it.tags['mailId']?.[0]?.startsWith('accessCode'));
      return letter?.text.match(/\b(\d{6})\b/)?.[1] ?? '';
    },
    async signsIn() {
      const asked = await send<{ challengeId: string }>(`${api}/api/sessions/codes`, {
        method: 'POST',
        body: { caseNo: customer.caseNo },
      });
      await world.settle();
      const body = { challengeId: accepted(asked).challengeId, code: await customer.code() };
      const reply = await send(`${api}/api/sessions`, { method: 'POST', body });
      accepted(reply);
      cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
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
      const letters = await world.mails(email);
      const names = letters.map((it) => (it.tags['mailId']?.[0] ?? '').replace(/-\d+$/, ''));
      return names.filter((it) => it && it !== 'accessCode');
    },
    cookie: () => cookie,
  };
  return customer;
}
