import { DataSource } from 'typeorm';
import { IDENTITY_ENTITIES } from '#identity';
import { createTestDatabase } from '../support/database.js';

describe('the entities', () => {
  it('are what the migrations make', async () => {
    const database = await createTestDatabase();
    const source = new DataSource({
      type: 'postgres',
      url: database.url,
      entities: IDENTITY_ENTITIES,
      installExtensions: false,
    });
    await source.initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    await database.drop();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
