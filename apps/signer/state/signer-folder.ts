import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendLeaf, EMPTY_RANGE, leafHash, type CompactRange, type Subtree } from '#ledger';
import { DRAFT, remove, replace, writeNew } from '../files/durable-files.js';
import { Heads } from './heads.js';
import { REFUSAL, type Refusal } from './refusal.js';
import { decodeBase, decodeStep, encodeBase, encodeStep, StateDamaged } from './step-file.js';
import type { Base, Step } from './step-file.js';

/** A statement that was signed: its leaf, and the log head after it. */
export type Statement = Pick<Step, 'number' | 'leaf' | 'logHead'>;

/** A statement with the subtrees that its leaf completed. */
export interface StatementInLog extends Statement {
  completed: Subtree[];
}

/** So many steps are kept, some more at times: a restore reaches back no further. */
const KEPT_STEPS = 20_000;
const FORGOTTEN_TOGETHER = 1000;

/**
 * What the signer keeps where the database cannot reach (G-53): `base`, one file for each step since, and `refusal` while it
 * refuses. Everything that was answered is durable.
 */
export class SignerFolder {
  /** After the last step. */
  readonly heads = new Heads();
  private base: Base | undefined;
  private range: CompactRange = EMPTY_RANGE;
  private readonly statements: Statement[] = [];
  private latest: Pick<Step, 'leaf' | 'logHead' | 'until'> | undefined;
  private refused: Refusal | undefined;

  private constructor(
    private readonly path: string,
    private readonly keptSteps: number,
  ) {}

  /** Makes the folder where there is none. @throws StateDamaged */
  static async open(path: string, keptSteps = KEPT_STEPS): Promise<SignerFolder> {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chmod(path, 0o700);
    const folder = new SignerFolder(path, keptSteps);
    await folder.load();
    return folder;
  }

  /** How many leaves were signed or taken over. */
  get size(): number {
    return this.range.size;
  }

  /** The first leaf of which the bytes are known. */
  get oldest(): number {
    return this.base?.size ?? 0;
  }

  /** The last leaf; undefined before the first. */
  get last(): Pick<Step, 'leaf' | 'logHead' | 'until'> | undefined {
    return this.latest;
  }

  get compactRange(): CompactRange {
    return this.range;
  }

  get refusal(): Refusal | undefined {
    return this.refused;
  }

  /** The leaf at a place from `oldest` on. */
  leafAt(number: number): Buffer | undefined {
    return this.statements[number - this.oldest]?.leaf;
  }

  /** What a log of `size` leaves, from `oldest` on, lacks. */
  statementsFrom(size: number): StatementInLog[] {
    let range = rangeOf(this.base);
    const lacking: StatementInLog[] = [];
    for (const statement of this.statements) {
      const appended = appendLeaf(range, leafHash(statement.leaf));
      range = appended.range;
      if (statement.number >= size) lacking.push({ ...statement, ...appended });
    }
    return lacking;
  }

  /** All heads at the base, then each step: for looking up to when a database is whole. */
  async *history(): AsyncGenerator<Pick<Step, 'delta' | 'leaf' | 'until'>> {
    if (this.base) yield decodeBase(await readFile(join(this.path, 'base')));
    for (const { number } of this.statements) yield await this.readStep(number);
  }

  /** Keeps the next step. Throws EEXIST when somebody else did: two signers work on this folder. */
  async append(step: Step): Promise<void> {
    if (step.number !== this.size) throw new RangeError(`step ${step.number} is not the next`);
    await writeNew(join(this.path, stepName(step.number)), encodeStep(step));
    this.take(step);
    if (this.statements.length >= this.keptSteps + FORGOTTEN_TOGETHER) await this.forget();
  }

  /** Refuses from now on, also after a restart. */
  async refuse(refusal: Refusal): Promise<void> {
    await replace(join(this.path, 'refusal'), Buffer.from(JSON.stringify(refusal)));
    this.refused = refusal;
  }

  /** A restore is recorded: goes on. */
  async forgive(): Promise<void> {
    await remove(join(this.path, 'refusal'));
    this.refused = undefined;
  }

  private async load(): Promise<void> {
    const names = await readdir(this.path);
    if (names.includes('base')) this.startFrom(decodeBase(await readFile(join(this.path, 'base'))));
    for (const name of names.filter((one) => one.startsWith(DRAFT))) {
      await remove(join(this.path, name));
    }
    for (const name of names.filter((one) => one.startsWith('step-')).sort()) {
      const number = Number(name.slice('step-'.length));
      if (number < this.oldest) await remove(join(this.path, name));
      else if (number === this.size) this.take(await this.readStep(number));
      else throw new StateDamaged(`step ${this.size} is missing from the folder of the signer`);
    }
    if (!names.includes('refusal')) return;
    const text = await readFile(join(this.path, 'refusal'), 'utf8');
    this.refused = REFUSAL.parse(JSON.parse(text));
  }

  private startFrom(base: Base): void {
    this.heads.take(base.delta);
    this.range = rangeOf(base);
    this.latest = base;
    this.base = { ...base, delta: { plans: new Map(), streams: new Map() } };
  }

  private take({ number, leaf, logHead, until, delta }: Step): void {
    this.heads.take(delta);
    this.range = appendLeaf(this.range, leafHash(leaf)).range;
    this.statements.push({ number, leaf, logHead });
    this.latest = { leaf, logHead, until };
  }

  /** Puts the oldest steps into the base. Killed between the two, `load` removes them. */
  private async forget(): Promise<void> {
    const heads = new Heads();
    if (this.base) heads.take(decodeBase(await readFile(join(this.path, 'base'))).delta);
    let range = rangeOf(this.base);
    let last: Step | undefined;
    const forgotten = this.statements.slice(0, FORGOTTEN_TOGETHER);
    for (const { number } of forgotten) {
      last = await this.readStep(number);
      heads.take(last.delta);
      range = appendLeaf(range, leafHash(last.leaf)).range;
    }
    if (!last) return;
    const { leaf, logHead, until } = last;
    const base = { size: range.size, range: [...range.hashes], leaf, logHead, until };
    await replace(join(this.path, 'base'), encodeBase({ ...base, delta: heads }));
    this.base = { ...base, delta: { plans: new Map(), streams: new Map() } };
    this.statements.splice(0, FORGOTTEN_TOGETHER);
    for (const { number } of forgotten) await remove(join(this.path, stepName(number)));
  }

  private async readStep(number: number): Promise<Step> {
    const step = decodeStep(await readFile(join(this.path, stepName(number))));
    if (step.number !== number) throw new StateDamaged(`step ${number} says that it is another`);
    return step;
  }
}

function rangeOf(base: Base | undefined): CompactRange {
  return base ? { size: base.size, hashes: base.range } : EMPTY_RANGE;
}

function stepName(number: number): string {
  return `step-${String(number).padStart(10, '0')}`;
}
