export type { AccessRow } from './access-chain.js';
export { filtersIn, type NewAccessEvent } from './access-event.js';
export { ACCESS_LOG_RESOLVERS, AccessLogGraphqlModule } from './access-log-graphql.module.js';
export { AccessLogPages } from './access-log-pages.js';
export { AccessLogModule } from './access-log.module.js';
export { AccessLog, type RecordedAccess } from './access-log.service.js';
export { RefusedConnections } from './refused-connections.js';
export { verifyAccessLog, type AccessFault } from './verify-access-log.js';
