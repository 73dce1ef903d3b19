import { administrationMessages } from './nl/administration.messages.js';
import { accountMessages } from './nl/account.messages.js';
import { accessLogMessages } from './nl/access-log.messages.js';
import { choiceMessages } from './nl/choice.messages.js';
import { circleMessages } from './nl/circle.messages.js';
import { conflictMessages } from './nl/conflict.messages.js';
import { correctionMessages } from './nl/correction.messages.js';
import { emergencyMessages } from './nl/emergency.messages.js';
import { erasureMessages } from './nl/erasure.messages.js';
import { errorMessages } from './nl/error.messages.js';
import { historyMessages } from './nl/history.messages.js';
import { pastMessages } from './nl/past.messages.js';
import { verifyMessages } from './nl/verify.messages.js';
import { kindMessages } from './nl/kind.messages.js';
import { planMessages } from './nl/plan.messages.js';
import { sessionMessages } from './nl/session.messages.js';
import { versionMessages } from './nl/version.messages.js';

/** Every text that a user reads, in Dutch: the language that the others are measured against. */
export const nl = {
  ...sessionMessages,
  ...accountMessages,
  ...administrationMessages,
  ...planMessages,
  ...circleMessages,
  ...historyMessages,
  ...pastMessages,
  ...verifyMessages,
  ...kindMessages,
  ...choiceMessages,
  ...errorMessages,
  ...accessLogMessages,
  ...emergencyMessages,
  ...conflictMessages,
  ...erasureMessages,
  ...versionMessages,
  ...correctionMessages,
} as const;

export type MessageId = keyof typeof nl;
