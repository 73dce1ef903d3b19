import type { Chance } from '../../proofs/chance.js';
import { rechain } from './forger.js';
import { fileOf, type ChangeRecord, type LedgerRecords } from './ledger-records.js';
import { newSigningKey } from './evidence-signer.js';

/** What somebody does to a file, or to the log that it is made of: the file that comes of it. Undefined where there is nothing to do it to. */
export interface Tampering {
  name: string;
  /** Takes records that are its own to change. */
  apply(records: LedgerRecords, chance: Chance): Buffer | undefined;
}

/** Any byte of a file becomes another. */
export function withAnotherByte(file: Buffer, chance: Chance): Buffer {
  const bytes = Buffer.from(file);
  const at = chance.below(bytes.length);
  bytes[at] = (bytes.readUInt8(at) + 1 + chance.below(255)) % 256;
  return bytes;
}

/** What is found without anything from outside; whoever tampers leaves hashes as they are, and makes the last line anew. */
export const IN_THE_LOG: readonly Tampering[] = [
  {
    name: 'another character in a value',
    apply: (records, chance) => {
      const leaf = chance.pick(leavesOf(chance.pick(records.changes)));
      leaf.set(another(leaf.value, chance));
      return fileOf(records);
    },
  },
  {
    name: 'a change deleted from the middle',
    apply: (records, chance) => {
      const middle = records.changes.filter((change) => !isLast(records, change));
      if (middle.length === 0) return undefined;
      return without(records, [chance.pick(middle)]);
    },
  },
  {
    name: 'a change twice',
    apply: (records, chance) => {
      const change = chance.pick(records.changes);
      records.changes.splice(chance.below(records.changes.length + 1), 0, change);
      return fileOf(records);
    },
  },
  {
    name: 'two changes swapped',
    apply: (records, chance) => {
      const { changes } = records;
      const [one, other] = twoOf(changes.length, chance);
      [changes[one], changes[other]] = [at(changes, other), at(changes, one)];
      return fileOf(records);
    },
  },
  {
    name: 'what two changes say exchanged',
    apply: (records, chance) => {
      const [one, other] = pickTwo(records.changes, chance);
      const part = chance.pick([
        'actor',
        'body',
        'at',
        'organisation',
        'previous',
        'hash',
      ] as const);
      if (JSON.stringify(one[part]) === JSON.stringify(other[part])) return undefined;
      const held = one[part];
      Object.assign(one, { [part]: other[part] });
      Object.assign(other, { [part]: held });
      return fileOf(records);
    },
  },
  {
    name: 'two streams exchanged',
    apply: (records, chance) => {
      const [one, other] = pickTwo(streamsOf(records), chance);
      for (const change of records.changes) {
        if (change.stream === one) change.stream = other;
        else if (change.stream === other) change.stream = one;
      }
      return fileOf(inOrder(records));
    },
  },
  {
    name: 'owners of two streams exchanged',
    apply: (records, chance) => {
      const begins = records.changes.flatMap(({ genesis }) => genesis ?? []);
      const [one, other] = pickTwo(begins, chance);
      const isSame = one.item === other.item && one.field === other.field;
      if (isSame) return undefined;
      [one.item, other.item] = [other.item, one.item];
      [one.field, other.field] = [other.field, one.field];
      return fileOf(records);
    },
  },
  {
    name: 'another plan',
    apply: (records, chance) => {
      records.header.plan = another(records.header.plan, chance) as string;
      return fileOf(records);
    },
  },
];

/** Whoever tampers writes every hash anew: only what was signed outside the database shows it. */
export const REWRITTEN: readonly Tampering[] = [
  {
    name: 'a fork: another value, and all after it made to fit',
    apply: (records, chance) => {
      const told = records.changes.filter(({ kind, body }) => kind === 'text.edited' && body.salt);
      const change = chance.pick(told);
      change.body.value = { value: `anders ${chance.below(1e9)}` };
      return rewritten(records, change.stream);
    },
  },
  {
    name: 'somebody else did it',
    apply: (records, chance) => {
      const change = chance.pick(records.changes.filter(({ actor }) => actor.salt !== undefined));
      change.actor.person = another(change.actor.person ?? '', chance) as string;
      if (!/^[0-9a-f-]{36}$/.test(change.actor.person)) return undefined;
      return rewritten(records, change.stream);
    },
  },
  {
    name: 'a moment moved',
    apply: (records, chance) => {
      const change = chance.pick(records.changes);
      change.at = new Date(Date.parse(change.at) - 1 - chance.below(1000)).toISOString();
      rechain(records, change.stream);
      return fileOf(inOrder(records));
    },
  },
  {
    name: 'a stream put under another item',
    apply: (records, chance) => {
      const begin = chance.pick(records.changes.filter(({ genesis }) => genesis));
      if (begin.genesis) begin.genesis.item = begin.stream;
      return rewritten(records, begin.stream);
    },
  },
  {
    name: 'a tail cut off',
    apply: (records, chance) => {
      const { stream, rev } = chance.pick(records.changes);
      return without(
        records,
        records.changes.filter((each) => each.stream === stream && each.rev >= rev),
      );
    },
  },
  {
    name: 'a change added at the end',
    apply: (records, chance) => {
      const stream = chance.pick(streamsOf(records));
      const last = records.changes.findLast((change) => change.stream === stream);
      if (!last) return undefined;
      const { genesis: _, ...more } = structuredClone(last);
      records.changes.push({ ...more, rev: last.rev + 1, previous: last.hash });
      rechain(records, stream);
      return fileOf(inOrder(records));
    },
  },
];

/** What is signed, and shows heads: moved, left out, exchanged, or by other keys. */
export const IN_THE_EVIDENCE: readonly Tampering[] = [
  {
    name: 'another character in the evidence',
    apply: (records, chance) => {
      const { checkpoint, heads } = records;
      const leaves = [checkpoint, ...heads].flatMap((record) => leavesOf(record));
      const leaf = chance.pick(leaves);
      leaf.set(another(leaf.value, chance));
      return fileOf(records);
    },
  },
  {
    name: 'heads of two streams exchanged',
    apply: (records, chance) => {
      const [one, other] = twoOf(records.heads.length, chance);
      [records.heads[one], records.heads[other]] = [
        at(records.heads, other),
        at(records.heads, one),
      ];
      return fileOf(records);
    },
  },
  {
    name: 'a head left out',
    apply: (records, chance) => {
      records.heads.splice(chance.below(records.heads.length), 1);
      return fileOf(records);
    },
  },
  {
    name: 'a head twice',
    apply: (records, chance) => {
      const head = chance.pick(records.heads);
      records.heads.splice(chance.below(records.heads.length + 1), 0, head);
      return fileOf(records);
    },
  },
  {
    name: 'a stream left out, and its head not',
    apply: (records, chance) => {
      const stream = chance.pick(streamsOf(records));
      return without(
        records,
        records.changes.filter((change) => change.stream === stream),
      );
    },
  },
  {
    name: 'all of it left out but what stands in the header',
    apply: (records) => {
      return fileOf({ ...records, checkpoint: undefined, heads: [] });
    },
  },
  {
    name: 'signed anew with a key of their own',
    apply: (records, chance) => {
      const { checkpoint, header } = records;
      if (!checkpoint) return undefined;
      const forged = newSigningKey().id;
      const part = chance.pick(['logHead', 'checkpoint'] as const);
      const bytes = Buffer.from(checkpoint[part], 'base64url');
      forged.copy(bytes, 24);
      checkpoint[part] = bytes.toString('base64url');
      header.keys = [...new Set([...header.keys, forged.toString('hex')])].sort();
      return fileOf(records);
    },
  },
  {
    name: 'signatures exchanged',
    apply: (records) => {
      const { checkpoint } = records;
      if (!checkpoint) return undefined;
      const [one, other] = [checkpoint.logHead, checkpoint.checkpoint].map((text) =>
        Buffer.from(text, 'base64url'),
      );
      if (!one || !other) return undefined;
      const held = Buffer.from(one.subarray(80));
      other.copy(one, 80, 80);
      held.copy(other, 80);
      checkpoint.logHead = one.toString('base64url');
      checkpoint.checkpoint = other.toString('base64url');
      return fileOf(records);
    },
  },
];

function rewritten(records: LedgerRecords, stream: string): Buffer {
  rechain(records, stream);
  return fileOf(records);
}

function without(records: LedgerRecords, gone: readonly ChangeRecord[]): Buffer {
  const changes = records.changes.filter((change) => !gone.includes(change));
  return fileOf({ ...records, changes });
}

/** As whoever tampers would put them. */
function inOrder(records: LedgerRecords): LedgerRecords {
  const order = (one: string | number, other: string | number): number =>
    one === other ? 0 : one < other ? -1 : 1;
  records.changes.sort(
    (a, b) => order(a.at, b.at) || order(a.stream, b.stream) || order(a.rev, b.rev),
  );
  return records;
}

function streamsOf({ changes }: LedgerRecords): string[] {
  return [...new Set(changes.map(({ stream }) => stream))];
}

function isLast({ changes }: LedgerRecords, change: ChangeRecord): boolean {
  return changes.findLast(({ stream }) => stream === change.stream) === change;
}

interface Leaf {
  value: string | number;
  set(value: string | number): void;
}

/** Every text and number in a record, but what the record is. */
function leavesOf(record: unknown): Leaf[] {
  if (typeof record !== 'object' || record === null) return [];
  const holder = record as Record<string, unknown>;
  return Object.entries(holder).flatMap(([name, value]): Leaf[] => {
    if (name === 'type') return [];
    if (typeof value === 'object') return leavesOf(value);
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    return [{ value, set: (other) => (holder[name] = other) }];
  });
}

/** One digit or letter of it is another. */
function another(value: string | number, chance: Chance): string | number {
  if (typeof value === 'number') return value + 1 + chance.below(9);
  if (value === '') return 'x';
  const characters = [...value];
  const place = chance.below(characters.length);
  const letters = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.:';
  const others = [...letters].filter((letter) => letter !== characters[place]);
  return characters.with(place, chance.pick(others)).join('');
}

function twoOf(count: number, chance: Chance): [number, number] {
  const one = chance.below(count);
  return [one, (one + 1 + chance.below(count - 1)) % count];
}

function pickTwo<T>(from: readonly T[], chance: Chance): [T, T] {
  const [one, other] = twoOf(from.length, chance);
  return [at(from, one), at(from, other)];
}

function at<T>(list: readonly T[], index: number): T {
  return list[index] as T;
}
