import { CreateIdentity1764000000000 } from './1764000000000-create-identity.js';
import { CreatePlan1764000001000 } from './1764000001000-create-plan.js';
import { CreateAccessLog1764000005000 } from './1764000005000-create-access-log.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateIdentity1764000000000,
  CreatePlan1764000001000,
  CreateAccessLog1764000005000,
];
