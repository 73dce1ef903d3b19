import type { Ground } from '#contract';
import { dayOf } from './demo-calendar.js';
import type { DemoOrganisationType } from './demo-organisations.js';

const PURPOSE = 'Veiligheid herstellen';
/** The last day of the consent of A, and the second evaluation. */
const LAST_DAY = 44;

/** The ground on which each organisation takes part (demo case, §4.1); days are counted from D0. */
export function demoGround(type: DemoOrganisationType, dayZero: string): Ground {
  const reviewAt = dayOf(dayZero, LAST_DAY);
  const task = { purpose: PURPOSE, basis: 'LEGAL_TASK', consent: null, reviewAt } as const;
  switch (type) {
    case 'VEILIG_THUIS':
      return { ...task, reason: 'Taak van Veilig Thuis, Wmo 2015.' };
    case 'POLICE':
      return { ...task, reason: 'Eigen taak; politiegegevens per onderdeel verstrekt, Wpg.' };
    case 'NEIGHBOURHOOD_TEAM':
      return {
        ...task,
        reason:
          'Eigen Wmo- en jeugdhulptaak. Delen met partners met toestemming van A, per onderwerp; met Veilig Thuis op grond van het meldrecht.',
      };
    case 'SHELTER': {
      const consent = { of: 'A', givenAt: dayOf(dayZero, 1), until: reviewAt };
      const reason = 'Intake, per onderwerp. Met Veilig Thuis op grond van het meldrecht.';
      return { purpose: PURPOSE, basis: 'CONSENT', reason, consent, reviewAt };
    }
  }
}
