import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { ACCESS_LOG_RESOLVERS } from '#access-log';
import { IDENTITY_RESOLVERS } from '#identity';
import { PLAN_RESOLVERS } from '#plan';
import { SCHEMA_OPTIONS } from './graphql.options.js';

const HEADER = '# Generated from the code. `npm run schema` writes it again.\n\n';

/** The schema that the server serves, as text. Needs no database: only the classes are looked at. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: false,
  });
  const factory = app.get(GraphQLSchemaFactory);
  const resolvers = [...IDENTITY_RESOLVERS, ...ACCESS_LOG_RESOLVERS, ...PLAN_RESOLVERS];
  const schema = await factory.create(resolvers, SCHEMA_OPTIONS);
  await app.close();
  return `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
}
