import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { RequestSessions } from './request-sessions.js';
import { SignOutController } from './sign-out.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [SignOutController],
  providers: [RequestSessions],
  exports: [RequestSessions],
})
export class SessionModule {}
