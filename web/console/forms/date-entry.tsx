/** Enters a date part by part, in the order and words of the page's language, or from a calendar. Fetched when it is needed. */
import {
  type CalendarDate,
  type CalendarDateTime,
  parseDate,
  parseDateTime,
  toCalendarDate,
  toCalendarDateTime,
} from '@internationalized/date';
import { memo, useMemo, useState } from 'react';
import { DateField } from 'react-aria-components/DateField';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { CalendarIcon } from '../frame/icons.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { formWords } from '../words/form.ts';
import { CalendarDialog } from './calendar-dialog.tsx';
import { DateParts } from './date-parts.tsx';
import type { EntryProps } from './entry-props.ts';

type Entered = CalendarDate | CalendarDateTime;

/** English dates are written day first, as everywhere on the page. */
const localeOf = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

/** What a draft holds may be anything; what is no date is shown as none. */
function entered(value: string, granularity: EntryProps['granularity']): Entered | null {
  try {
    return granularity === 'day' ? parseDate(value) : parseDateTime(value);
  } catch {
    return null;
  }
}

const held = (it: Entered | null): string => it?.toString().slice(0, 16) ?? '';

function Entry(props: EntryProps) {
  const { id, label, granularity, describedBy, onChange } = props;
  const { locale } = useLanguage();
  const { today } = usePrinting();
  const [choosing, setChoosing] = useState(false);
  const value = useMemo(() => entered(props.value, granularity), [props.value, granularity]);
  const choose = (day: CalendarDate) => {
    // the time that stands there stays; without one the day begins
    const time = value && 'hour' in value ? value : undefined;
    onChange(held(granularity === 'day' ? day : toCalendarDateTime(day, time)));
    setChoosing(false);
  };
  return (
    <I18nProvider locale={localeOf[locale]}>
      <DateField
        id={id}
        className="date-line"
        aria-labelledby={`${id}-label`}
        {...(describedBy && { 'aria-describedby': describedBy })}
        isInvalid={props.invalid}
        validationBehavior="aria"
        granularity={granularity}
        hourCycle={24}
        shouldForceLeadingZeros
        placeholderValue={entered(granularity === 'day' ? today : `${today}T00:00`, granularity)}
        value={value}
        onChange={(next) => onChange(held(next))}
      >
        <DateParts {...props} />
        <OpenCalendar label={label} onOpen={() => setChoosing(true)} />
      </DateField>
      {choosing && (
        <CalendarDialog
          label={label}
          value={value && toCalendarDate(value)}
          today={parseDate(today)}
          onChoose={choose}
          onClose={() => setChoosing(false)}
        />
      )}
    </I18nProvider>
  );
}

/** A plan has up to sixty of them, and most of what is typed beside them concerns none. */
export const DateEntry = memo(Entry);

function OpenCalendar({ label, onOpen }: { label: string; onOpen: () => void }) {
  const words = useWords(formWords);
  return (
    <button
      type="button"
      className="icon-button"
      aria-haspopup="dialog"
      aria-label={words.calendarOf(label)}
      onClick={onOpen}
    >
      <CalendarIcon />
    </button>
  );
}
