import type { ChangeKind } from './change.js';

/**
 * Parts of a value that stand in its commitment as a commitment of their own (L-62), by kind: whoever may read the change
 * can recompute it all the same, and learns nothing of them. A place tells what lies between, and `from` and `era` tell of
 * a stretch that was not theirs; `field` of a passage names a field that they may not know of (D-53). A version holds what hides
 * some of its streams from some of its readers (V-02).
 */
const VEILED: Partial<Record<ChangeKind, readonly string[]>> = {
  'item.added': ['position'],
  'item.moved': ['position'],
  'item.audience': ['era', 'from'],
  'field.audience': ['era', 'from'],
  'version.proposed': ['items', 'secret'],
  'item.erased': ['era'],
  'item.unerased': ['era'],
  'passage.erased': ['era', 'field'],
  'passage.unerased': ['era', 'field'],
};

/** What stands in place of a veiled part: its commitment, in hexadecimal. */
interface Veil {
  veiled: string;
}

/** Names of the parts of this value that are veiled; none for most kinds. */
export function veiledIn(kind: ChangeKind, value: unknown): readonly string[] {
  const names = VEILED[kind] ?? [];
  if (typeof value !== 'object' || value === null) return [];
  return names.filter((name) => Object.hasOwn(value, name));
}

export function veilOf(commitment: Buffer): Veil {
  return { veiled: commitment.toString('hex') };
}

/** An object with other values under some of its names; it is the one that is committed to, and shown to readers. */
export function veiled(value: unknown, veils: Readonly<Record<string, Veil>>): unknown {
  return typeof value === 'object' && value !== null ? { ...value, ...veils } : value;
}
