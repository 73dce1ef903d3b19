import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { BrowserTokens } from './browser-tokens.js';
import { InvitationController } from './invitation.controller.js';
import { SignInController } from './sign-in.controller.js';

/** How people get a session, outside the demo's sign-in by name. */
@Module({
  imports: [IdentityModule],
  controllers: [SignInController, InvitationController],
  providers: [BrowserTokens],
})
export class SignInModule {}
