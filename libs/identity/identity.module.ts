import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryService } from './directory.service.js';
import { MeResolver } from './me.resolver.js';
import { NameLoader } from './name-loader.js';
import { OrganisationEntity } from './organisation.entity.js';
import { PersonEntity } from './person.entity.js';
import { SessionEntity } from './session.entity.js';
import { SessionEvents } from './session-events.js';
import { SessionService } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';

export const IDENTITY_ENTITIES = [OrganisationEntity, PersonEntity, SessionEntity];

/** The resolvers of this lib, for printing the schema without starting anything. */
export const IDENTITY_RESOLVERS = [MeResolver];

/** Who is this? Organisations, the people who act for them, and their sessions. */
@Module({
  imports: [TypeOrmModule.forFeature(IDENTITY_ENTITIES)],
  providers: [
    DirectoryService,
    NameLoader,
    SessionService,
    SessionEvents,
    SignInEvents,
    ...IDENTITY_RESOLVERS,
  ],
  exports: [DirectoryService, NameLoader, SessionService, SessionEvents, SignInEvents],
})
export class IdentityModule {}
