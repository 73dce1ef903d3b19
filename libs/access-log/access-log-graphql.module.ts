import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { AccessLogOfMeResolver } from './access-log-of-me.resolver.js';
import { AccessLogModule } from './access-log.module.js';
import { AccessLogResolver } from './access-log.resolver.js';

/** The resolvers of this lib, for printing the schema without starting anything. */
export const ACCESS_LOG_RESOLVERS = [AccessLogOfMeResolver, AccessLogResolver];

/** The access log over GraphQL. */
@Module({ imports: [AccessLogModule, IdentityModule], providers: ACCESS_LOG_RESOLVERS })
export class AccessLogGraphqlModule {}
