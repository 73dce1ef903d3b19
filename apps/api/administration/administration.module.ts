import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { SessionModule } from '../session/session.module.js';
import { PeopleController } from './people.controller.js';
import { RecoveryController } from './recovery.controller.js';

/** Looking after the accounts of an organisation. */
@Module({
  imports: [IdentityModule, SessionModule],
  controllers: [PeopleController, RecoveryController],
})
export class AdministrationModule {}
