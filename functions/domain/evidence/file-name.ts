/** Names of files: one that says what the file is and nothing else. */

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What may be handed in. No SVG and no HTML: both are programs. */
export const mediaTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/heic',
  'text/plain',
  DOCX,
  XLSX,
] as const;
export type MediaType = (typeof mediaTypes)[number];

export const fileExtensions: Readonly<Record<MediaType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/heic': ['heic', 'heif'],
  'text/plain': ['txt'],
  [DOCX]: ['docx'],
  [XLSX]: ['xlsx'],
};

/** What stands between dots and could be an ending itself; numbers, dates and versions (`v2`) could not. */
const PRETENDS = /^(?!v?\d+$)[a-z0-9]{2,5}$/;

/** No path, no wildcard, no invisible sign that turns the reading direction (U+202E and the like). */
const PLAIN = /^[^\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,120}$/u;

/** Whether a name is plain, ends as its type does, and pretends nothing (`invoice.pdf.exe`, `scan.exe.pdf`, `../../x`). */
export function isSafeName(name: string, mediaType: MediaType): boolean {
  const [stem = '', ...endings] = name.toLowerCase().split('.');
  const fits = fileExtensions[mediaType].includes(endings.pop() ?? '');
  const pretends = endings.some((it) => PRETENDS.test(it.trim()));
  return PLAIN.test(name) && stem.trim() !== '' && fits && !pretends;
}
