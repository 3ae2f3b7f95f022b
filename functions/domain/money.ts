import * as z from 'zod/mini';
import { later } from './on-demand.ts';

export const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'HKD'] as const;

/** An amount in integer minor units (分, cents) with its currency; never a float. */
export const money = later(() =>
  z.strictObject({
    minor: z.int().check(z.minimum(0), z.maximum(1_000_000_000_000)),
    currency: z.enum(currencies),
  }),
);
export type Money = z.infer<typeof money>;

/** Sum of amounts in one currency; refuses to mix currencies. `currency` names the sum of nothing. */
export function sum(amounts: readonly Money[], currency: Money['currency']): Money {
  const foreign = amounts.find((amount) => amount.currency !== currency);
  if (foreign) throw new RangeError(`Cannot add ${foreign.currency} to ${currency}`);
  return { minor: amounts.reduce((total, amount) => total + amount.minor, 0), currency };
}

/** Splits `total` into `parts` equal shares; the rest of the division goes to the last share. */
export function split(total: Money, parts: number): Money[] {
  const share = Math.floor(total.minor / parts);
  return Array.from({ length: parts }, (_, i) => ({
    minor: i === parts - 1 ? total.minor - share * (parts - 1) : share,
    currency: total.currency,
  }));
}
