export { CLOCK, type Clock } from './clock.js';
export { CONFIG, ConfigFaults, loadConcerns, loadConfig, type Config } from './config/config.js';
export type { Ctx, Actor } from './ctx.js';
export { assertDurable } from './database/durability.js';
export { connectionOptions, createPool, type PoolSettings } from './database/pool.js';
export {
  ACCESS_LOG_ROLE,
  ALL_ROLES,
  APPLICATION_ROLE,
  DATABASE_ROLES,
  OFFICER_ROLE,
  READER_ROLE,
  RULES_ROLE,
  SIGNER_ROLE,
  WORKER_ROLE,
  WRITER_ROLE,
  type DatabaseRole,
} from './database/role.js';
export { assertMereLogin } from './database/login-check.js';
export { assertRoles } from './database/role-check.js';
export { RolePools } from './database/role-pools.js';
export type { Scope } from './database/scope.js';
export { ScopedPool, type ScopedDatabase } from './database/scoped-pool.js';
export type { Statement } from './database/scoped-query.js';
export { UnsafeDatabase } from './database/unsafe-database.js';
export { removeEmbeddedPostgres } from './embedded/data-folder.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.js';
export { CurrentCtx, OptionalCtx, type GraphqlContext } from './graphql/current-ctx.decorator.js';
export { DateTimeScalar } from './graphql/date-time.scalar.js';
export { graphqlEnum } from './graphql/graphql-enum.js';
export { JsonScalar } from './graphql/json.scalar.js';
export { connectionOf, PageInfoModel, type Connection } from './graphql/page-info.model.js';
export { LinePipe } from './graphql/line.pipe.js';
export { UuidPipe } from './graphql/uuid.pipe.js';
export { KernelModule } from './kernel.module.js';
export { VangnetLogger } from './logging/logger.js';
export { Origins } from './origins.js';
export { pageSize } from './page-size.js';
export { Needs, Open } from './permission/needs.decorator.js';
export { absent, Refused } from './refused.error.js';
export { shaped } from './shaped.js';
