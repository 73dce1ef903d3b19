import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** Any JSON value, for what has a shape of its own that GraphQL cannot say. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
