import { CreateIdentity1764000000000 } from './1764000000000-create-identity.js';
import { CreatePlan1764000001000 } from './1764000001000-create-plan.js';
import { CreateAccount1764000003000 } from './1764000003000-create-account.js';
import { TellSessionsApart1764000004000 } from './1764000004000-tell-sessions-apart.js';
import { CreatePasskey1764000005000 } from './1764000005000-create-passkey.js';
import { LimitSignIn1764000006000 } from './1764000006000-limit-sign-in.js';
import { CreateRecovery1764000007000 } from './1764000007000-create-recovery.js';
import { CreateSingleSignOn1764000008000 } from './1764000008000-create-single-sign-on.js';
import { AddAdministration1764000009000 } from './1764000009000-add-administration.js';
import { AddAudiences1764000020000 } from './1764000020000-add-audiences.js';
import { CreateAccessLog1764000030000 } from './1764000030000-create-access-log.js';
import { AddCircle1764000040000 } from './1764000040000-add-circle.js';
import { AddDenials1764000041000 } from './1764000041000-add-denials.js';
import { AddBreakGlass1764000042000 } from './1764000042000-add-break-glass.js';
import { SecureRows1764000050000 } from './1764000050000-secure-rows.js';
import { SecureCircle1764000051000 } from './1764000051000-secure-circle.js';
import { SealBodies1764000060000 } from './1764000060000-seal-bodies.js';
import { SealWords1764000061000 } from './1764000061000-seal-words.js';
import { KnowKeyStore1764000062000 } from './1764000062000-know-key-store.js';
import { CreateLedger1764000063000 } from './1764000063000-create-ledger.js';
import { RememberVisits1764000064000 } from './1764000064000-remember-visits.js';
import { AddErasure1764000065000 } from './1764000065000-add-erasure.js';
import { LimitExports1764000070000 } from './1764000070000-limit-exports.js';
import { KeepItems1764000073000 } from './1764000073000-keep-items.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateIdentity1764000000000,
  CreatePlan1764000001000,
  CreateAccount1764000003000,
  TellSessionsApart1764000004000,
  CreatePasskey1764000005000,
  LimitSignIn1764000006000,
  CreateRecovery1764000007000,
  CreateSingleSignOn1764000008000,
  AddAdministration1764000009000,
  AddAudiences1764000020000,
  CreateAccessLog1764000030000,
  AddCircle1764000040000,
  AddDenials1764000041000,
  AddBreakGlass1764000042000,
  SecureRows1764000050000,
  SecureCircle1764000051000,
  SealBodies1764000060000,
  SealWords1764000061000,
  KnowKeyStore1764000062000,
  CreateLedger1764000063000,
  RememberVisits1764000064000,
  AddErasure1764000065000,
  LimitExports1764000070000,
  KeepItems1764000073000,
];
