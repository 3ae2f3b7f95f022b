import { createContext, useContext } from 'react';
import {
  dateOf,
  dateText,
  deadlineText,
  momentText,
  moneyText,
  type Reader,
  timeOf,
  zoneName,
} from '#contracts/format.ts';
import type { StaffCase } from '#contracts/views.ts';
import type { Money } from '#domain/money.ts';
import { useNow } from './clock.ts';
import { useLanguage } from './language.tsx';

/** The bank's own zone. A case under other rules prints in theirs, which its clocks name. */
export const BANK_ZONE = 'Asia/Shanghai';

/** The zone in which a part of the page prints: that of the rules which its case follows. */
export const ZoneContext = createContext(BANK_ZONE);

/** The zone of the rules that a case follows, as its clocks name it. */
export const zoneOf = ({ clocks }: Pick<StaffCase, 'clocks'>): string =>
  clocks[0]?.explanation.zone ?? BANK_ZONE;

export interface Printing {
  /** The zone's name in words; `zoneId` is what programs call it. */
  readonly zone: string;
  readonly zoneId: string;
  /** The present date there, `YYYY-MM-DD`, by the bank's clock. */
  readonly today: string;
  /** Until when: an end of day is 24:00 of that day. */
  deadline(at: string): string;
  /** Until when, as short as a cell of a table needs it: `12-09 24:00`. */
  shortDeadline(at: string): string;
  moment(at: string): string;
  /** The time of day alone. */
  time(at: string): string;
  date(day: string): string;
  /** The calendar date of an instant. */
  dayOf(at: string): string;
  money(amount: Money): string;
}

const lastInstant = (at: string): string => new Date(Date.parse(at) - 1).toISOString();

function short(at: string, reader: Reader): string {
  const isWhole = dateOf(lastInstant(at), reader) !== dateOf(at, reader);
  const day = dateOf(isWhole ? lastInstant(at) : at, reader).slice(5);
  return `${day} ${isWhole ? '24:00' : timeOf(at, reader)}`;
}

/** Moments and amounts in the reader's language. */
export function usePrinting(own?: string): Printing {
  const around = useContext(ZoneContext);
  const zone = own ?? around;
  const { locale } = useLanguage();
  const now = new Date(useNow()).toISOString();
  const reader = { locale, zone };
  return {
    zone: zoneName(reader),
    zoneId: zone,
    today: dateOf(now, reader),
    deadline: (at) => deadlineText(at, now, reader),
    shortDeadline: (at) => short(at, reader),
    moment: (at) => momentText(at, reader),
    time: (at) => timeOf(at, reader),
    date: (day) => dateText(day, locale),
    dayOf: (at) => dateText(dateOf(at, reader), locale),
    money: (amount) => moneyText(amount, locale),
  };
}
