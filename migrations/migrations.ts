import { CreateIdentity1764000000000 } from './1764000000000-create-identity.js';
import { CreatePlan1764000001000 } from './1764000001000-create-plan.js';
import { AddAudiences1764000020000 } from './1764000020000-add-audiences.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateIdentity1764000000000,
  CreatePlan1764000001000,
  AddAudiences1764000020000,
];
