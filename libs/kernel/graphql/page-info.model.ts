import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('PageInfo', { description: 'Whether a list goes on, and from where.' })
export class PageInfoModel {
  @Field(() => Boolean, { description: 'Whether there is more, among what you may see.' })
  declare readonly hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Give this as `after` for the next page.' })
  declare readonly endCursor: string | null;
}

/** A page of a list, in the shape that lists have everywhere. */
export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: PageInfoModel;
}

export function connectionOf<Node>(
  edges: { cursor: string; node: Node }[],
  hasNextPage: boolean,
): Connection<Node> {
  return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
}
