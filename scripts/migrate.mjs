// Brings the schema up to date and ends; production does this before the nodes start, as the owner of the schema.
const url = process.env['MIGRATION_DATABASE_URL'] ?? process.env['DATABASE_URL'];
if (url === undefined) throw new Error('MIGRATION_DATABASE_URL is not set');
const { migrate } = await import(new URL('../dist/migrations/index.js', import.meta.url).href);
await migrate(url);
