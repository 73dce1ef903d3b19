import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { DemoController } from './demo.controller.js';

/** Imported in demo mode only. */
@Module({ imports: [IdentityModule], controllers: [DemoController] })
export class DemoModule {}
