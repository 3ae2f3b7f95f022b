/** Proofs that people hand in (证明材料): what is kept of a file, and what may be handed in at all. The bytes lie elsewhere. */
import * as z from 'zod/mini';
import { later } from '#domain/on-demand.ts';
import { instant, line } from '../vocabulary.ts';
import { isSafeName, mediaTypes } from './file-name.ts';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Files of one case; a case is one item of 400 KB, and a person reads them all. */
export const MAX_FILES = 50;
/** Files that may follow the opening of a case at once; more may be handed in later. */
export const MAX_OPENING_FILES = 10;
/** Refusals that a case remembers; older ones stay in its events. */
export const MAX_REFUSED = 20;

/** Why a file was not taken in. */
export const evidenceRefusals = [
  'tooLarge',
  'wrongSize',
  'wrongHash',
  'unsafeName',
  'wrongType',
  'disguised',
  'archiveBomb',
  'macros',
  'malware',
] as const;
export type EvidenceRefusal = (typeof evidenceRefusals)[number];

/** Whose proof it is: the customer sees their own, whoever put it in, and not what the bank keeps for itself. */
export const givers = ['customer', 'bank'] as const;

const told = {
  name: line(120),
  mediaType: z.enum(mediaTypes),
  /** Bytes. */
  size: z.int().check(z.minimum(1), z.maximum(MAX_FILE_BYTES)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'sha256')),
  /** PIPL 28: health, finances of others and the like; few may open it. */
  sensitive: z.boolean(),
};

/** A file as it was announced, with who announced it. */
export const evidenceFile = later(() =>
  z.strictObject({
    evidenceId: line(40),
    ...told,
    givenBy: z.enum(givers),
    /** `customer` or a staff id. */
    by: line(80),
  }),
);
export type EvidenceFile = z.infer<typeof evidenceFile>;

/** A file whose fate is known. */
export const evidence = later(() =>
  z.discriminatedUnion('status', [
    z.extend(evidenceFile, { status: z.literal('received'), at: instant }),
    z.extend(evidenceFile, {
      status: z.literal('refused'),
      at: instant,
      why: z.enum(evidenceRefusals),
    }),
  ]),
);
export type Evidence = z.infer<typeof evidence>;

interface Announced {
  readonly name: string;
  readonly mediaType: EvidenceFile['mediaType'];
  readonly sensitive: boolean;
  readonly sensitiveDataConsent?: boolean | undefined;
}

/** PIPL 29: sensitive data needs a consent of its own, given for this file. */
const consented = (it: Announced): boolean => !it.sensitive || it.sensitiveDataConsent === true;

const checks = [
  z.refine<Announced>(consented, { path: ['sensitiveDataConsent'], error: 'consentNeeded' }),
  z.refine<Announced>((it) => isSafeName(it.name, it.mediaType), {
    path: ['name'],
    error: 'fileName',
  }),
] as const;

const announced = { ...told, sensitiveDataConsent: z.optional(z.boolean()) };

/** What a customer says of a file before they may send it. */
export const customerUpload = later(() => z.strictObject(announced).check(...checks));
/** The same right after opening a case. Another tab may have opened another since: whose file it is is said, not guessed. */
export const openingUpload = z.strictObject({ ...announced, caseNo: line(40) }).check(...checks);
/** The same from staff, who also say whose proof it is. */
export const staffUpload = later(() =>
  z.strictObject({ ...announced, givenBy: z.enum(givers) }).check(...checks),
);

export const isSettled = (evidenceId: string, known: readonly Evidence[]): boolean =>
  known.some((it) => it.evidenceId === evidenceId);

export const receivedOf = (known: readonly Evidence[]): readonly Evidence[] =>
  known.filter((it) => it.status === 'received');
