import { CreateIdentity1764000000000 } from './1764000000000-create-identity.js';
import { CreatePlan1764000001000 } from './1764000001000-create-plan.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [CreateIdentity1764000000000, CreatePlan1764000001000];
