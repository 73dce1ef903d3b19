import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { z } from 'zod';

const shape = z.iso.datetime({ offset: true });

/** An instant. Unlike the scalar that comes with Nest it refuses what is none. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601, for example 2026-03-02T10:00:00.000Z. Answers are in UTC.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: instantOf,
  parseLiteral: (node) => instantOf(node.kind === Kind.STRING ? node.value : undefined),
});

function instantOf(value: unknown): Date {
  const text = shape.safeParse(value);
  if (!text.success) throw new GraphQLError('DateTime must be an instant in ISO 8601');
  return new Date(text.data);
}
