/** A month to choose a day from, by mouse or by arrows, in a dialog of the page. */
import type { CalendarDate } from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import { Dialog } from '../frame/dialog.tsx';

interface CalendarDialogProps {
  readonly label: string;
  readonly value: CalendarDate | null;
  /** By the bank's clock. */
  readonly today: CalendarDate;
  readonly onChoose: (day: CalendarDate) => void;
  readonly onClose: () => void;
}

/**
 * Things that can be pressed would add a style sheet to the page, which the content policy refuses; dates.css says what it would
 * have said. None is added where an element of this name stands.
 */
const PRESSABLE_STYLE = 'react-aria-pressable-style';
if (!document.getElementById(PRESSABLE_STYLE))
  document.head.append(Object.assign(document.createElement('meta'), { id: PRESSABLE_STYLE }));

export function CalendarDialog({ label, value, today, onChoose, onClose }: CalendarDialogProps) {
  return (
    <Dialog title={label} onClose={onClose} size="small">
      <Calendar
        className="calendar"
        aria-label={label}
        autoFocus
        firstDayOfWeek="mon"
        defaultFocusedValue={value ?? today}
        value={value}
        onChange={onChoose}
      >
        <div className="calendar-head">
          <Button slot="previous" className="icon-button">
            ‹
          </Button>
          <CalendarHeading className="calendar-month" level={3} />
          <Button slot="next" className="icon-button">
            ›
          </Button>
        </div>
        <CalendarGrid className="calendar-grid">
          {(day) => (
            <CalendarCell
              date={day}
              className={day.compare(today) === 0 ? 'calendar-day today' : 'calendar-day'}
            />
          )}
        </CalendarGrid>
      </Calendar>
    </Dialog>
  );
}
