import { useIntl } from 'react-intl';

/** How moments and days read on screen: Amsterdam time, in the language of the reader. */
export interface Moments {
  /** "ma 3 nov 2025 14:05" */
  moment(at: string): string;
  /** "ma 3 nov 2025", for a calendar day `YYYY-MM-DD` */
  day(date: string): string;
  /** "14:05" */
  time(at: string): string;
  /** "A, K1 en K2" */
  list(parts: readonly string[]): string;
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

export function useMoments(): Moments {
  const intl = useIntl();
  return {
    moment: (at) => intl.formatDate(at, { ...DAY, ...TIME }),
    day: (date) => intl.formatDate(`${date}T12:00:00Z`, DAY),
    time: (at) => intl.formatTime(at, TIME),
    list: (parts) => intl.formatList(parts),
  };
}
