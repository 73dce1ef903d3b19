export { CLOCK, type Clock } from './clock.js';
export { CONFIG, ConfigFaults, loadConfig, type Config } from './config/config.js';
export type { Ctx, Actor } from './ctx.js';
export { assertDurable, UnsafeDatabase } from './database/durability.js';
export {
  APPLICATION_ROLE,
  connectionOptions,
  createPool,
  type PoolSettings,
} from './database/pool.js';
export { removeEmbeddedPostgres } from './embedded/data-folder.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.js';
export { CurrentCtx, OptionalCtx, type GraphqlContext } from './graphql/current-ctx.decorator.js';
export { DateTimeScalar } from './graphql/date-time.scalar.js';
export { graphqlEnum } from './graphql/graphql-enum.js';
export { JsonScalar } from './graphql/json.scalar.js';
export { connectionOf, PageInfoModel, type Connection } from './graphql/page-info.model.js';
export { UuidPipe } from './graphql/uuid.pipe.js';
export { KernelModule } from './kernel.module.js';
export { VangnetLogger } from './logging/logger.js';
export { Origins } from './origins.js';
export { pageSize } from './page-size.js';
export { Needs, Open } from './permission/needs.decorator.js';
export { absent, Refused } from './refused.error.js';
