import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PlanModule } from '#plan';
import { SessionModule } from '../session/session.module.js';
import { HandOverController } from './hand-over.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { PeopleController } from './people.controller.js';
import { RecoveryController } from './recovery.controller.js';

/** Looking after the accounts of an organisation, and after organisations. */
@Module({
  imports: [IdentityModule, PlanModule, SessionModule],
  controllers: [PeopleController, HandOverController, RecoveryController, OrganisationsController],
})
export class AdministrationModule {}
