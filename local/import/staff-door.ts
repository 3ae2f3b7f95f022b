/** The staff API as the importer uses it: looks whether a row is a case already, and opens it if not. */
import type { Body, Response } from '#contracts/http.ts';
import type { StaffCase } from '#contracts/views.ts';
import type { Intake } from '#domain/intake.ts';
import { accepted, type Call, send } from '../people/http.ts';
import { patiently } from '../people/patience.ts';
import { shortHash } from '../people/short-hash.ts';
import type { MappedRow } from './row-intake.ts';

export interface StaffDoor {
  /** The number of the case that carries this row's reference, if there is one; found by the contact. */
  find(row: MappedRow): Promise<string | undefined>;
  /** Opens it, or answers with the case that the same row opened before. Throws `Refused`. */
  open(row: MappedRow): Promise<string>;
}

export interface Bank {
  readonly api: string;
  /** An access token of a colleague; a new one when the last was refused. */
  readonly token: (renew: boolean) => Promise<string>;
}

type Found = Response<'SearchCases'>;
type Opened = Response<'OpenCaseForCustomer'>;

/**
 * Cases are opened by staff (`POST /api/staff/cases`), since only the bank's own people may say when something was received
 * and under which reference; the website's door takes neither.
 */
export function staffDoor({ api, token }: Bank): StaffDoor {
  const call = async <T>(path: string, { headers, ...rest }: Call, renew = false): Promise<T> => {
    const authorization = `Bearer ${await token(renew)}`;
    const reply = await send<T>(`${api}${path}`, {
      ...rest,
      headers: { ...headers, authorization },
    });
    // a token ends with its time; one that is refused at once is no good at all
    if (reply.status === 401 && !renew)
      return call<T>(path, { headers: headers ?? {}, ...rest }, true);
    return accepted(reply);
  };
  const get = <T>(path: string): Promise<T> => patiently(() => call<T>(path, { method: 'GET' }));
  const isOf = async (caseId: string, reference: string): Promise<boolean> => {
    const { intake } = await get<StaffCase>(`/api/staff/cases/${caseId}`);
    return intake?.outsideReference === reference;
  };
  return {
    async find({ reference, intake }) {
      const contact = encodeURIComponent(contactOf(intake));
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const page: Found = await get<Found>(`/api/staff/cases?contact=${contact}${more}`);
        for (const it of page.cases) if (await isOf(it.caseId, reference)) return it.caseNo;
        ({ cursor } = page);
      }
      return undefined;
    },
    async open({ reference, intake }) {
      const body: Body<'OpenCaseForCustomer'> = { as: 'case', intake };
      const headers = { 'idempotency-key': `import-${shortHash(reference)}` };
      const { caseNo } = await patiently(() =>
        call<Opened>('/api/staff/cases', { method: 'POST', body, headers }),
      );
      return caseNo;
    },
  };
}

/** The schema demands one of the two. */
const contactOf = ({ complainant: { email, phone } }: Intake): string => email ?? phone ?? '';
