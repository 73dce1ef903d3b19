import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { AccessLogGraphqlModule, AccessLogModule } from '#access-log';
import { IdentityModule } from '#identity';
import { CONFIG, KernelModule, VangnetLogger, type Config } from '#kernel';
import { LiveModule } from '#live';
import { PlanGraphqlModule } from '#plan';
import { AdministrationModule } from './administration/administration.module.js';
import { ConflictModule } from './conflict/conflict.module.js';
import { DemoModule } from './demo/demo.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { AnswerFilter } from './errors/answer.filter.js';
import { graphqlOptions } from './graphql/graphql.options.js';
import { ExportRoutesModule } from './export/export-routes.module.js';
import { HealthModule } from './health/health.module.js';
import { LedgerHttpModule } from './ledger/ledger.module.js';
import { PermissionSurface } from './permission/permission-surface.js';
import { RequestSessions } from './session/request-sessions.js';
import { SessionGuard } from './session/session.guard.js';
import { SessionModule } from './session/session.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** The whole server. Tests start this same module. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        KernelModule.with(config),
        DiscoveryModule,
        IdentityModule,
        AccessLogModule,
        AccessLogGraphqlModule,
        PlanGraphqlModule,
        LiveModule,
        SessionModule,
        SignInModule,
        AdministrationModule,
        ConflictModule,
        ErasureModule,
        ExportRoutesModule,
        HealthModule,
        LedgerHttpModule,
        ...(config.demo ? [DemoModule] : []),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [SessionModule],
          inject: [CONFIG, VangnetLogger, RequestSessions],
          useFactory: graphqlOptions,
        }),
      ],
      providers: [
        PermissionSurface,
        { provide: APP_FILTER, useClass: AnswerFilter },
        { provide: APP_GUARD, useClass: SessionGuard },
      ],
    };
  }
}
