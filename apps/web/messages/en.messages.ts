import { administrationMessages } from './en/administration.messages.js';
import { accountMessages } from './en/account.messages.js';
import { accessLogMessages } from './en/access-log.messages.js';
import { choiceMessages } from './en/choice.messages.js';
import { circleMessages } from './en/circle.messages.js';
import { conflictMessages } from './en/conflict.messages.js';
import { correctionMessages } from './en/correction.messages.js';
import { emergencyMessages } from './en/emergency.messages.js';
import { erasureMessages } from './en/erasure.messages.js';
import { errorMessages } from './en/error.messages.js';
import { historyMessages } from './en/history.messages.js';
import { pastMessages } from './en/past.messages.js';
import { verifyMessages } from './en/verify.messages.js';
import { kindMessages } from './en/kind.messages.js';
import { planMessages } from './en/plan.messages.js';
import { sessionMessages } from './en/session.messages.js';
import { versionMessages } from './en/version.messages.js';
import type { MessageId } from './nl.messages.js';

/** The same texts in English. */
export const en: Readonly<Record<MessageId, string>> = {
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
};
