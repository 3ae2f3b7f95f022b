/**
 * Moments and amounts as people read them (experience.md §2.1), the same in mail, web and documents. Intl only tells the
 * calendar date and the amount; hours are printed here, since Intl prints the end of a day as 00:00 of the next.
 */
import type { Money } from '#domain/money.ts';
import type { Locale } from '#domain/vocabulary.ts';

/** How moments are read: whose clock, whose language. */
export interface Reader {
  readonly locale: Locale;
  /** IANA zone of the rule profile. */
  readonly zone: string;
}

const DAY = 86_400_000;
const chineseWeekdays = '日一二三四五六';
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const zoneNames: Readonly<Record<string, Record<Locale, string>>> = {
  'Asia/Shanghai': { 'zh-CN': '北京时间', en: 'Beijing time' },
  'Europe/London': { 'zh-CN': '伦敦时间', en: 'London time' },
  UTC: { 'zh-CN': '协调世界时（UTC）', en: 'UTC' },
};

/** The name of a zone, to be given once per page or letter. */
export const zoneName = ({ locale, zone }: Reader): string => zoneNames[zone]?.[locale] ?? zone;

const two = (it: number): string => String(it).padStart(2, '0');

/** Making a format costs far more than using it, and lists print hundreds of moments. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}

/** Date `YYYY-MM-DD` and time `HH:MM` in the zone; `whole` when the instant is the very start of a day. */
function inZone(instant: string, zone: string) {
  const parts = clockOf(zone).formatToParts(new Date(instant));
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const time = `${two(value('hour'))}:${two(value('minute'))}`;
  return {
    date: `${value('year')}-${two(value('month'))}-${two(value('day'))}`,
    time,
    whole: time === '00:00' && value('second') === 0 && Date.parse(instant) % 1000 === 0,
  };
}

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - DAY).toISOString().slice(0, 10);

/** The calendar date, `YYYY-MM-DD`, on which an instant falls for the reader. */
export const dateOf = (instant: string, { zone }: Pick<Reader, 'zone'>): string =>
  inZone(instant, zone).date;

/** The time of day, to the minute, in the reader's zone: 14:05 in both languages. */
export const timeOf = (instant: string, { zone }: Pick<Reader, 'zone'>): string =>
  inZone(instant, zone).time;

/** A calendar date with its weekday: 2026年12月9日（星期三）, Wednesday 9 December 2026. `date` is `YYYY-MM-DD`. */
export function dateText(date: string, locale: Locale, withYear = true): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (locale === 'zh-CN')
    return `${withYear ? `${year}年` : ''}${month}月${day}日（星期${chineseWeekdays[weekday]}）`;
  return `${weekdays[weekday]} ${day} ${months[month - 1]}${withYear ? ` ${year}` : ''}`;
}

/** A month, `YYYY-MM`: 2026年12月, December 2026. */
export function monthText(month: string, locale: Locale): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return locale === 'zh-CN' ? `${year}年${number}月` : `${months[number - 1]} ${year}`;
}

/** When something happened, to the minute. */
export function momentText(instant: string, reader: Reader): string {
  const { date, time } = inZone(instant, reader.zone);
  const day = dateText(date, reader.locale);
  return reader.locale === 'zh-CN' ? `${day}${time}` : `${time} on ${day}`;
}

/**
 * Until when something can be done. Limits are stored as the exclusive instant 00:00 of the next day; such an instant is
 * printed as 24:00 of the last day. The year is left out while it is that of `now`.
 * Follows "by" or "until" in English: "the end of Wednesday 9 December (24:00)".
 */
export function deadlineText(instant: string, now: string, reader: Reader): string {
  const { date, time, whole } = inZone(instant, reader.zone);
  const last = whole ? dayBefore(date) : date;
  const day = dateText(last, reader.locale, last.slice(0, 4) !== dateOf(now, reader).slice(0, 4));
  if (reader.locale === 'zh-CN') return `${day}${whole ? '24:00' : time}`;
  return whole ? `the end of ${day} (24:00)` : `${time} on ${day}`;
}

/** A deadline ready for a sentence: 「12月9日（星期三）24:00 前」, "by the end of Wednesday 9 December (24:00)". */
export function byDeadline(instant: string, now: string, reader: Reader): string {
  const deadline = deadlineText(instant, now, reader);
  return reader.locale === 'zh-CN' ? `${deadline} 前` : `by ${deadline}`;
}

/** An amount with its symbol and always two decimals: ¥12,345.67. */
export const moneyText = ({ minor, currency }: Money, locale: Locale): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    // only the yuan: a narrow $ would not say whose dollar it is
    currencyDisplay: currency === 'CNY' ? 'narrowSymbol' : 'symbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(minor / 100);

/** An amount that also says its currency in English, for the first one on a page: ¥ alone could be yen. */
export const namedMoneyText = (amount: Money, locale: Locale): string =>
  locale === 'en' && amount.currency === 'CNY'
    ? `${moneyText(amount, locale)} (CNY)`
    : moneyText(amount, locale);

/**
 * A person's or company's name as it was given (experience.md §2.1): one field holds it, so that nobody guesses which part is
 * the family's, and the reader's language changes neither order nor letters. Only its spaces follow its own script, whoever
 * typed them: none within a Chinese name, 王小明; one between the words of others, Mary Ann Smith.
 */
export const nameText = (name: string): string =>
  name
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
