import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountEntity } from './account/account.entity.js';
import { AccountService } from './account/account.service.js';
import { InvitationEntity } from './account/invitation.entity.js';
import { InvitationService } from './account/invitation.service.js';
import { PasswordHasher } from './account/password-hasher.js';
import { RecoveryCodeEntity } from './account/recovery-code.entity.js';
import { RecoveryCodes } from './account/recovery-codes.service.js';
import { SecondFactor } from './account/second-factor.service.js';
import { SignInAttemptEntity } from './account/sign-in-attempt.entity.js';
import { SignInAttempts } from './account/sign-in-attempts.js';
import { SignInLimits } from './account/sign-in-limits.js';
import { SignInService } from './account/sign-in.service.js';
import { AccountAdministration } from './administration/account-administration.service.js';
import { ColleagueFunctions } from './administration/colleague-functions.service.js';
import { Departures } from './administration/departures.service.js';
import { HandOverEntity } from './administration/hand-over.entity.js';
import { Administrator } from './administration/administrator.js';
import { RecoveryEntity } from './administration/recovery.entity.js';
import { RecoveryService } from './administration/recovery.service.js';
import { DirectoryResolver } from './directory.resolver.js';
import { DirectoryService } from './directory.service.js';
import { MeResolver } from './me.resolver.js';
import { NameLoader } from './name-loader.js';
import { OrganisationEntity } from './organisation.entity.js';
import { PasskeyChallengeEntity } from './passkey/passkey-challenge.entity.js';
import { PasskeyChallenges } from './passkey/passkey-challenges.js';
import { PasskeyEntity } from './passkey/passkey.entity.js';
import { PasskeyService } from './passkey/passkey.service.js';
import { PasskeySignIn } from './passkey/passkey-sign-in.service.js';
import { PersonEntity } from './person.entity.js';
import { OrganisationPages } from './platform/organisation-pages.js';
import { Organisations } from './platform/organisations.service.js';
import { PlatformAdministrator } from './platform/platform-administrator.js';
import { SessionEntity } from './session.entity.js';
import { SessionEvents } from './session-events.js';
import { SessionService } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import { BackChannelLogout } from './single-sign-on/back-channel-logout.service.js';
import { IdentityProviderEntity } from './single-sign-on/identity-provider.entity.js';
import { IdentityProviders } from './single-sign-on/identity-providers.js';
import { ProviderClients } from './single-sign-on/provider-clients.js';
import { ProviderPeople } from './single-sign-on/provider-people.js';
import { ProviderSubjectEntity } from './single-sign-on/provider-subject.entity.js';
import { SignOnFlowEntity } from './single-sign-on/sign-on-flow.entity.js';
import { SignOnFlows } from './single-sign-on/sign-on-flows.js';
import { SingleSignOn } from './single-sign-on/single-sign-on.service.js';
import { UsedLogoutTokenEntity } from './single-sign-on/used-logout-token.entity.js';
import { StepUpService } from './step-up/step-up.service.js';

export const IDENTITY_ENTITIES = [
  OrganisationEntity,
  PersonEntity,
  SessionEntity,
  AccountEntity,
  RecoveryCodeEntity,
  InvitationEntity,
  SignInAttemptEntity,
  PasskeyEntity,
  PasskeyChallengeEntity,
  RecoveryEntity,
  HandOverEntity,
  IdentityProviderEntity,
  ProviderSubjectEntity,
  SignOnFlowEntity,
  UsedLogoutTokenEntity,
];

/** What other libs and the API may ask for. */
const OFFERED = [
  DirectoryService,
  NameLoader,
  SessionService,
  SessionEvents,
  SignInEvents,
  AccountService,
  InvitationService,
  SignInService,
  PasskeyService,
  PasskeySignIn,
  StepUpService,
  AccountAdministration,
  Administrator,
  RecoveryService,
  ColleagueFunctions,
  Departures,
  Organisations,
  SingleSignOn,
  BackChannelLogout,
  IdentityProviders,
];

/** The resolvers of this lib, for printing the schema without starting anything. */
export const IDENTITY_RESOLVERS = [DirectoryResolver, MeResolver];

/** Who is this? Organisations, the people who act for them, and their sessions. */
@Module({
  imports: [TypeOrmModule.forFeature(IDENTITY_ENTITIES)],
  providers: [
    ...OFFERED,
    PasswordHasher,
    RecoveryCodes,
    SecondFactor,
    SignInAttempts,
    SignInLimits,
    PasskeyChallenges,
    OrganisationPages,
    PlatformAdministrator,
    ProviderClients,
    ProviderPeople,
    SignOnFlows,
    ...IDENTITY_RESOLVERS,
  ],
  exports: OFFERED,
})
export class IdentityModule {}
