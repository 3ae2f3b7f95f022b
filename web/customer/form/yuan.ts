import type { Money } from '#domain/money.ts';

/**
 * An amount as people type it (`1,234.5`, `1234.50元`, `￥1234`) in integer 分; null when it is no amount. Full-width digits
 * and commas come from Chinese keyboards.
 */
export function yuanOf(typed: string): Money | null {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[\s,¥元]/g, '')
    .trim();
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const [, whole = '0', cents = ''] = match;
  return { minor: Number(whole) * 100 + Number(cents.padEnd(2, '0')), currency: 'CNY' };
}
