import type { Author } from './author.js';

/** The section that the emergency button is about (K-30). */
export const EMERGENCY_SECTION = 'shelterLocation';

export const REVIEW_STATES = ['OPEN', 'JUSTIFIED', 'NOT_JUSTIFIED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const EMERGENCY_ROLES = ['USER', 'COORDINATOR', 'DIRECTOR'] as const;
export type EmergencyRole = (typeof EMERGENCY_ROLES)[number];

/**
 * What an open review waits for, as whoever asks is told (K-37): themselves, the end of the use and then themselves, the
 * coordinator of the case, or another officer.
 */
export const REVIEW_WAITS = ['YOU', 'END', 'COORDINATOR', 'OFFICER'] as const;
export type ReviewWaitsFor = (typeof REVIEW_WAITS)[number];

/** What one person is told of one use of the emergency button (K-34). Moments are ISO 8601. */
export interface PresentedEmergency {
  /** The use, by which later ops name it. */
  use: string;
  role: EmergencyRole;
  at: string;
  /** For the regievoerder: whether a safety coordinator on the case is told, so that somebody acts. */
  isCoordinated?: boolean;
  /** Until when it opens something; null when it is over. Not for the regievoerder. */
  until?: string | null;
  /** The rest is for the safety coordinator and for the one who pressed. */
  by?: Author;
  /** What they and their organisation are called: they need not be on the case any more. */
  name?: string;
  organisation?: string;
  reason?: string;
  review?: ReviewState;
  conclusion?: string;
}
