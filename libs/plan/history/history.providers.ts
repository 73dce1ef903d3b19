import { AuthorshipService } from './authorship.service.js';
import { ComparisonService } from './comparison.service.js';
import { HistoryService } from './history.service.js';
import { MomentFinder } from './moment-finder.js';
import { Visits } from './visits.js';

/** Looking back at plans, for other modules. */
export const HISTORY_SERVICES = [AuthorshipService, ComparisonService, HistoryService, Visits];

export const HISTORY_PROVIDERS = [...HISTORY_SERVICES, MomentFinder];
