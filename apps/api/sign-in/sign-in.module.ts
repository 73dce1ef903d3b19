import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { SessionModule } from '../session/session.module.js';
import { BrowserTokens } from './browser-tokens.js';
import { InvitationController } from './invitation.controller.js';
import { MyPasskeysController } from './my-passkeys.controller.js';
import { PasskeySignInController } from './passkey-sign-in.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SingleSignOnController } from './single-sign-on.controller.js';
import { StepUpController } from './step-up.controller.js';

/** How people get a session, outside the demo's sign-in by name. */
@Module({
  imports: [IdentityModule, SessionModule],
  controllers: [
    SignInController,
    InvitationController,
    PasskeySignInController,
    MyPasskeysController,
    StepUpController,
    SingleSignOnController,
  ],
  providers: [BrowserTokens],
})
export class SignInModule {}
