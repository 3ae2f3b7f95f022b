import type { Money } from '#domain/money.ts';

/**
 * An amount as people type it (`1,234.5`, `1234.50元`, `￥1234`) in integer 分. What is no amount stays an amount that the
 * contract refuses, so that the field says so; nothing typed is no amount at all.
 */
export function yuanOf(typed: string): Money | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,¥元]/g, '');
  if (plain === '') return undefined;
  const [, whole, cents = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  const minor =
    whole === undefined ? Number.NaN : Number(whole) * 100 + Number(cents.padEnd(2, '0'));
  return { minor, currency: 'CNY' };
}

/** The same amount as one would type it. */
export const typedYuan = (amount: Money | undefined): string =>
  amount ? (amount.minor / 100).toFixed(2) : '';
