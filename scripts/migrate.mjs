import { migrate } from '../dist/migrations/index.js';

// Brings the schema up to date and ends; production does this before the nodes start, as the owner of the schema.
const url = process.env['MIGRATION_DATABASE_URL'] ?? process.env['DATABASE_URL'];
if (url === undefined) throw new Error('MIGRATION_DATABASE_URL is not set');
await migrate(url);
