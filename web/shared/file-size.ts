import type { Locale } from '#domain/vocabulary.ts';

const KB = 1024;

/** As people read it: whole kilobytes, or megabytes with one decimal. */
export function fileSize(bytes: number, locale: Locale): string {
  const isSmall = bytes < KB * KB;
  const amount = isSmall ? Math.ceil(bytes / KB) : bytes / (KB * KB);
  const printed = new Intl.NumberFormat(locale, { maximumFractionDigits: isSmall ? 0 : 1 });
  return `${printed.format(amount)} ${isSmall ? 'KB' : 'MB'}`;
}
