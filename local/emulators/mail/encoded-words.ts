const ENCODED_WORD = /=\?utf-8\?([bq])\?([^?]*)\?=/giu;

/** Header text as people read it: UTF-8 encoded words (RFC 2047) are decoded, everything else is kept. */
export function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/gu, '?==?');
  return joined.replace(ENCODED_WORD, (_whole, kind: string, data: string) =>
    kind.toLowerCase() === 'b' ? Buffer.from(data, 'base64').toString('utf8') : decodeQ(data),
  );
}

function decodeQ(data: string): string {
  const bytes = data
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/giu, (_whole, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
