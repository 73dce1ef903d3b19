export { AccountService, type NewAccount } from './account/account.service.js';
export { InvitationService, type OpenInvitation } from './account/invitation.service.js';
export { SignInService } from './account/sign-in.service.js';
export { AccountAdministration } from './administration/account-administration.service.js';
export {
  ColleagueFunctions,
  type FunctionChange,
} from './administration/colleague-functions.service.js';
export { Departures } from './administration/departures.service.js';
export { Administrator } from './administration/administrator.js';
export { SecretBox } from './account/secret-box.js';
export type { ManagedAccount } from './administration/managed-account.js';
export type { OpenRecovery } from './administration/recovery.js';
export { RecoveryService } from './administration/recovery.service.js';
export { DirectoryService } from './directory.service.js';
export { IDENTITY_ENTITIES, IDENTITY_RESOLVERS, IdentityModule } from './identity.module.js';
export { MeModel } from './me.model.js';
export { NameLoader } from './name-loader.js';
export { OrganisationModel } from './organisation.model.js';
export type { OrganisationRow } from './organisation.entity.js';
export type { OwnPasskey } from './passkey/passkey.js';
export { PasskeyService } from './passkey/passkey.service.js';
export { PasskeySignIn } from './passkey/passkey-sign-in.service.js';
export { PersonModel } from './person.model.js';
export type {
  ManagedOrganisation,
  NewOrganisation,
  OrganisationPage,
} from './platform/managed-organisation.js';
export { Organisations } from './platform/organisations.service.js';
export type { PersonRow } from './person.entity.js';
export type { Session } from './session.js';
export { SessionEvents, type SessionEnded } from './session-events.js';
export type { OwnSession } from './own-session.js';
export { SessionService, type SignedInFrom } from './session.service.js';
export { SignInEvents, type SignInEvent, type WhoSignsIn } from './sign-in-events.js';
export { BackChannelLogout } from './single-sign-on/back-channel-logout.service.js';
export { IdentityProviders } from './single-sign-on/identity-providers.js';
export { SingleSignOn } from './single-sign-on/single-sign-on.service.js';
export { StepUpService } from './step-up/step-up.service.js';
export { cookieName, cookieOptions, tokenIn, type TokenCookie } from './token-cookie.js';
