import type { DemoPersonCode } from '../demo-case/index.js';
import type { DemoSession } from '../launch/demo-session.js';
import type { Pace } from './pace.js';
import type { Screen } from './screen.js';

/** Where the replay takes place. */
export interface Stage {
  url: string;
  planId: string;
  sessions: ReadonlyMap<DemoPersonCode, DemoSession>;
  screens: ReadonlyMap<DemoPersonCode, Screen>;
  dayZero: string;
  pace: Pace;
}
