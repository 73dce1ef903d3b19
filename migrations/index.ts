export { migrate, migratorSource } from './migrate.js';
