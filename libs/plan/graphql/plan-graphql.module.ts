import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PlanModule } from '../plan.module.js';
import { AuthorResolver } from './author.resolver.js';
import { CircleResolver } from './circle.resolver.js';
import { EmergencyResolver } from './emergency.resolver.js';
import { EvidenceResolver } from './evidence.resolver.js';
import { HistoryResolver } from './history.resolver.js';
import { IntakeResolver } from './intake.resolver.js';
import { PastResolver } from './past.resolver.js';
import { PlanConnectionResolver } from './plan-connection.resolver.js';
import { PlanResolver } from './plan.resolver.js';
import { SubmitResolver } from './submit.resolver.js';
import { VersionResolver } from './version.resolver.js';

/** The resolvers of plans, for printing the schema without starting anything. */
export const PLAN_RESOLVERS = [
  AuthorResolver,
  CircleResolver,
  EmergencyResolver,
  EvidenceResolver,
  HistoryResolver,
  IntakeResolver,
  PastResolver,
  PlanConnectionResolver,
  PlanResolver,
  SubmitResolver,
  VersionResolver,
];

/** Plans over GraphQL. */
@Module({ imports: [IdentityModule, PlanModule], providers: PLAN_RESOLVERS })
export class PlanGraphqlModule {}
