import {
  dateText,
  deadlineText,
  momentText,
  moneyText,
  namedMoneyText,
  type Reader,
} from '#contracts/format.ts';
import type { Money } from '#domain/money.ts';
import { useLanguage } from './language.tsx';

/** The zone of the default rule profile, for pages that know no case yet. */
const DEFAULT_ZONE = 'Asia/Shanghai';

export interface Printing {
  readonly reader: Reader;
  /** Until when: an end of day is 24:00 of that day. */
  deadline(at: string): string;
  moment(at: string): string;
  date(day: string): string;
  money(amount: Money): string;
  /** With its currency in words, for the first amount of a page. */
  firstMoney(amount: Money): string;
}

/** Moments and amounts in the reader's language, in the zone of the rules that the case follows. */
export function usePrinting(zone = DEFAULT_ZONE): Printing {
  const { locale } = useLanguage();
  const reader = { locale, zone };
  return {
    reader,
    deadline: (at) => deadlineText(at, new Date().toISOString(), reader),
    moment: (at) => momentText(at, reader),
    date: (day) => dateText(day, locale),
    money: (amount) => moneyText(amount, locale),
    firstMoney: (amount) => namedMoneyText(amount, locale),
  };
}
