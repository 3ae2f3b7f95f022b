import { describe, expect, it } from 'vitest';
import {
  byDeadline,
  dateOf,
  dateText,
  deadlineText,
  momentText,
  moneyText,
  namedMoneyText,
  nameText,
  timeOf,
  zoneName,
} from '#contracts/format.ts';
import { endOf } from '#domain/calendar.ts';

const zh = { locale: 'zh-CN', zone: 'Asia/Shanghai' } as const;
const en = { locale: 'en', zone: 'Asia/Shanghai' } as const;
const now = '2026-12-01T02:00:00Z';

describe('a deadline', () => {
  it.each([
    [
      'end of day',
      '2026-12-09T16:00:00Z',
      '12月9日（星期三）24:00 前',
      'by the end of Wednesday 9 December (24:00)',
    ],
    [
      'end of the month',
      '2026-11-30T16:00:00Z',
      '11月30日（星期一）24:00 前',
      'by the end of Monday 30 November (24:00)',
    ],
    [
      'end of the year',
      '2026-12-31T16:00:00Z',
      '12月31日（星期四）24:00 前',
      'by the end of Thursday 31 December (24:00)',
    ],
    [
      'first day of the next year',
      '2027-01-01T16:00:00Z',
      '2027年1月1日（星期五）24:00 前',
      'by the end of Friday 1 January 2027 (24:00)',
    ],
    [
      'an hour of the day',
      '2026-12-09T02:30:00Z',
      '12月9日（星期三）10:30 前',
      'by 10:30 on Wednesday 9 December',
    ],
    [
      'a second after the end of the day',
      '2026-12-09T16:00:01Z',
      '12月10日（星期四）00:00 前',
      'by 00:00 on Thursday 10 December',
    ],
    [
      'a millisecond after the end of the day',
      '2026-12-09T16:00:00.001Z',
      '12月10日（星期四）00:00 前',
      'by 00:00 on Thursday 10 December',
    ],
    [
      'midnight elsewhere',
      '2026-12-09T00:00:00Z',
      '12月9日（星期三）08:00 前',
      'by 08:00 on Wednesday 9 December',
    ],
  ])('prints %s', (_, instant, chinese, english) => {
    expect(byDeadline(instant, now, zh)).toBe(chinese);
    expect(byDeadline(instant, now, en)).toBe(english);
  });

  it.each([
    ['Asia/Shanghai', '2026-12-31'],
    ['Europe/London', '2026-10-25'],
    ['Europe/London', '2026-03-29'],
    ['UTC', '2028-02-29'],
  ])('says 24:00 of the very day that the calendar of %s ends on %s', (zone, date) => {
    const reader = { locale: 'zh-CN', zone } as const;
    const end = endOf(date, zone);
    expect(deadlineText(end, end, reader)).toContain(`${dateText(date, 'zh-CN', false)}24:00`);
  });

  it('tells the year when now is in the year before, in the zone and not in UTC', () => {
    const turnOfYear = '2026-12-31T16:30:00Z';
    expect(deadlineText('2027-01-05T16:00:00Z', turnOfYear, zh)).toBe('1月5日（星期二）24:00');
    expect(deadlineText('2026-12-31T16:00:00Z', turnOfYear, zh)).toBe(
      '2026年12月31日（星期四）24:00',
    );
  });
});

describe('a moment', () => {
  it.each([
    ['2026-12-09T06:05:59Z', '2026年12月9日（星期三）14:05', '14:05 on Wednesday 9 December 2026'],
    ['2026-12-09T16:00:00Z', '2026年12月10日（星期四）00:00', '00:00 on Thursday 10 December 2026'],
  ])('%s is printed to the minute with the date of the zone', (instant, chinese, english) => {
    expect(momentText(instant, zh)).toBe(chinese);
    expect(momentText(instant, en)).toBe(english);
  });

  it('has the time of the zone, whatever the machine’s is', () => {
    expect(timeOf('2026-12-09T16:05:59Z', zh)).toBe('00:05');
    expect(timeOf('2026-07-09T16:05:59Z', { zone: 'Europe/London' })).toBe('17:05');
  });

  it('falls on the date of the zone', () => {
    expect(dateOf('2026-12-09T16:00:00Z', zh)).toBe('2026-12-10');
    expect(dateOf('2026-12-09T16:00:00Z', { zone: 'UTC' })).toBe('2026-12-09');
  });

  it('names the zone in words', () => {
    expect(zoneName(zh)).toBe('北京时间');
    expect(zoneName(en)).toBe('Beijing time');
    expect(zoneName({ locale: 'en', zone: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
  });
});

describe('an amount', () => {
  it.each([
    [{ minor: 1_234_567, currency: 'CNY' }, '¥12,345.67', '¥12,345.67'],
    [{ minor: 0, currency: 'CNY' }, '¥0.00', '¥0.00'],
    [{ minor: 5, currency: 'CNY' }, '¥0.05', '¥0.05'],
    [{ minor: 1_000_000_000_000, currency: 'CNY' }, '¥10,000,000,000.00', '¥10,000,000,000.00'],
    [{ minor: 999_999_999_999, currency: 'CNY' }, '¥9,999,999,999.99', '¥9,999,999,999.99'],
    [{ minor: 100, currency: 'HKD' }, 'HK$1.00', 'HK$1.00'],
    [{ minor: 100, currency: 'USD' }, 'US$1.00', '$1.00'],
  ] as const)('%j is printed with symbol and two decimals', (amount, chinese, english) => {
    expect(moneyText(amount, 'zh-CN')).toBe(chinese);
    expect(moneyText(amount, 'en')).toBe(english);
  });

  it('names the yuan once in English, where the sign could be read as yen', () => {
    expect(namedMoneyText({ minor: 100, currency: 'CNY' }, 'en')).toBe('¥1.00 (CNY)');
    expect(namedMoneyText({ minor: 100, currency: 'CNY' }, 'zh-CN')).toBe('¥1.00');
    expect(namedMoneyText({ minor: 100, currency: 'GBP' }, 'en')).toBe('£1.00');
  });
});

describe('a name', () => {
  it.each([
    ['王　小明', '王小明'],
    [' 欧阳 娜娜 ', '欧阳娜娜'],
    ['阿卜杜拉·买买提', '阿卜杜拉·买买提'],
    ['Mary  Ann Smith', 'Mary Ann Smith'],
    ['成都 ABC 贸易有限公司', '成都 ABC 贸易有限公司'],
  ])('%s is written as its own script writes it', (typed, written) => {
    expect(nameText(typed)).toBe(written);
  });
});
