import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { MySessionsController } from './my-sessions.controller.js';
import { RequestSessions } from './request-sessions.js';
import { SignOutController } from './sign-out.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [SignOutController, MySessionsController],
  providers: [RequestSessions],
  exports: [RequestSessions],
})
export class SessionModule {}
