import type { Author } from './author.js';

/** The section that the emergency button is about (K-30). */
export const EMERGENCY_SECTION = 'shelterLocation';

export const REVIEW_STATES = ['OPEN', 'JUSTIFIED', 'NOT_JUSTIFIED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const EMERGENCY_ROLES = ['USER', 'COORDINATOR', 'DIRECTOR'] as const;
export type EmergencyRole = (typeof EMERGENCY_ROLES)[number];

/** What one person is told of one use of the emergency button (K-34). Moments are ISO 8601. */
export interface PresentedEmergency {
  /** The use, by which later ops name it. */
  use: string;
  role: EmergencyRole;
  at: string;
  /** Until when it opens something; null when it is over. Not for the regievoerder. */
  until?: string | null;
  /** The rest is for the safety coordinator and for the one who pressed. */
  by?: Author;
  reason?: string;
  review?: ReviewState;
  conclusion?: string;
}
