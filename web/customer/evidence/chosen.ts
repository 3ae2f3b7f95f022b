/** Files that were chosen and are not with the bank yet. */
import type { CustomerCase, UploadForm } from '#contracts/views.ts';
import { MAX_FILES } from '#domain/evidence/evidence.ts';
import { type Announcement, announcementOf, type FileProblem } from '../../shared/upload.ts';
import type { EvidenceWords } from '../words/evidence.ts';

export interface Chosen {
  readonly file: File;
  readonly told: Announcement;
  readonly step: 'chosen' | 'sending' | 'failed';
  /** What has left the device, from 0 to 1. */
  readonly share: number;
  /** Of an earlier try that stayed without an answer: the same form sends it once, however often it is filled in. */
  readonly form?: UploadForm | undefined;
  /** Holds no sensitive data, though others beside it do. */
  readonly isPlain?: boolean;
}

/** What a file is announced with where some hold sensitive data: a consent of its own for each that does (PIPL 29). */
export const announcedWith = ({ isPlain }: Chosen, someSensitive: boolean) =>
  someSensitive && !isPlain
    ? { sensitive: true, sensitiveDataConsent: true }
    : { sensitive: false };

type Judged = Chosen | { readonly file: File; readonly problem: FileProblem | 'known' };

async function judged(file: File, known: ReadonlySet<string>): Promise<Judged> {
  const told = await announcementOf(file);
  if (typeof told === 'string') return { file, problem: told };
  if (known.has(told.sha256)) return { file, problem: 'known' };
  return { file, told, step: 'chosen', share: 0 };
}

/** What there is room for beside the files that are there already. */
export interface Room {
  /** SHA-256 of what the bank has. */
  readonly known: readonly string[];
  readonly left: number;
  /** Said when there are more. */
  readonly full: string;
}

/** The room in a case. */
export function roomIn({ evidence }: CustomerCase, words: EvidenceWords): Room {
  const counted = evidence.filter(({ status }) => status !== 'refused' && status !== 'lost');
  const left = MAX_FILES - counted.length;
  const known = evidence.filter((it) => it.status === 'received').map((it) => it.sha256);
  return { known, left, full: words.tooMany(left) };
}

export interface Picked {
  readonly good: readonly Chosen[];
  /** One sentence for each file that is of no use. */
  readonly faults: readonly string[];
}

/** Looks at files that were just picked, beside those `before` them. */
export async function pick(
  files: readonly File[],
  before: readonly Chosen[],
  { known: there, left, full }: Room,
  words: EvidenceWords,
): Promise<Picked> {
  const known = new Set([...there, ...before.map((it) => it.told.sha256)]);
  const all: Judged[] = [];
  // one after the other: a phone need not hold them all at once, and the same bytes twice are seen
  for (const file of files) {
    const one = await judged(file, known);
    if ('told' in one) known.add(one.told.sha256);
    all.push(one);
  }
  const good = all.flatMap((it) => ('told' in it ? [it] : []));
  const faults = all.flatMap((it) =>
    'problem' in it ? [words.problems[it.problem](it.file.name)] : [],
  );
  const room = Math.max(0, left - before.length);
  return good.length > room
    ? { good: good.slice(0, room), faults: [...faults, full] }
    : { good, faults };
}
