import { AuthorshipService } from './authorship.service.js';
import { ComparisonService } from './comparison.service.js';
import { HistoryService } from './history.service.js';
import { MomentFinder } from './moment-finder.js';
import { Versions } from '../version/versions.service.js';
import { Visits } from './visits.js';

/** Looking back at plans, for other modules. */
export const HISTORY_SERVICES = [
  AuthorshipService,
  ComparisonService,
  HistoryService,
  Versions,
  Visits,
];

export const HISTORY_PROVIDERS = [...HISTORY_SERVICES, MomentFinder];
