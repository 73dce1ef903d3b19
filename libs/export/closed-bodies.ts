import { fieldOf, type ItemKindName } from '#contract';
import type { RawChange } from '#history';

/** Kinds of changes that tell what a field holds. */
const TELLING: ReadonlySet<RawChange['kind']> = new Set([
  'field.set',
  'stream.opened',
  'field.audience',
]);

/**
 * Whether nobody gets the body of a change: of a stay, whose dates history does not tell, and of a list of people whom
 * the plan is about, which may name somebody whom its reader does not see.
 */
export function isClosedToAll(
  { kind }: Pick<RawChange, 'kind'>,
  { itemKind, field }: { itemKind: ItemKindName | undefined; field: string },
): boolean {
  if (kind === 'member.added') return true;
  if (!TELLING.has(kind)) return false;
  const definition = itemKind && fieldOf(itemKind, field);
  return definition?.type === 'person' && definition.of.includes('involved');
}
