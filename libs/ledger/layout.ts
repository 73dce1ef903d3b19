import { LedgerFault } from './ledger-fault.js';
import type { Field } from './field.js';

/** Bytes that a format begins with: its name in ASCII, filled up with 0x00. */
const NAME_WIDTH = 24;

/** The fields of a format in the order of their bytes. */
export type Fields<T> = { readonly [Name in keyof T]-?: Field<T[Name]> };

/**
 * Fixed-width bytes of one format (G-30): name, then each field at its place, nothing else. What `decode` takes,
 * `encode` gives back byte for byte; both refuse the same values.
 */
export class Layout<T extends object> {
  readonly width: number;
  private readonly name: Buffer;
  private readonly places: { name: keyof T & string; offset: number }[] = [];

  /** `holds` judges fields together, and throws a LedgerFault or returns what is wrong. */
  constructor(
    name: string,
    private readonly fields: Fields<T>,
    private readonly faultIn: (value: T) => string | undefined = () => undefined,
  ) {
    this.name = Buffer.alloc(NAME_WIDTH);
    this.name.write(name, 'ascii');
    let offset = NAME_WIDTH;
    for (const field of Object.keys(fields) as (keyof T & string)[]) {
      this.places.push({ name: field, offset });
      offset += fields[field].width;
    }
    this.width = offset;
  }

  /** Throws a LedgerFault (VALUE) for what has no bytes in this format. */
  encode(value: T): Buffer {
    const bytes = Buffer.alloc(this.width);
    this.name.copy(bytes);
    for (const { name, offset } of this.places) {
      this.naming(name, () => this.fields[name].write(value[name], bytes, offset));
    }
    this.judge(value);
    return bytes;
  }

  /** Throws a LedgerFault (LENGTH, FORMAT, VALUE) for any bytes that `encode` does not make. */
  decode(bytes: Buffer): T {
    if (bytes.length !== this.width) {
      throw new LedgerFault(
        'LENGTH',
        `${bytes.length} bytes, where ${this.title} has ${this.width}`,
      );
    }
    if (!this.isNamedIn(bytes)) throw new LedgerFault('FORMAT', `this is no ${this.title}`);
    const read = this.places.map(({ name, offset }) => [
      name,
      this.naming(name, () => this.fields[name].read(bytes, offset)),
    ]);
    const value = Object.fromEntries(read) as T;
    this.judge(value);
    return value;
  }

  /** Whether bytes say that they are of this format. */
  isNamedIn(bytes: Buffer): boolean {
    return bytes.subarray(0, NAME_WIDTH).equals(this.name);
  }

  private get title(): string {
    return this.name.toString('ascii').replaceAll('\0', '');
  }

  private judge(value: T): void {
    const fault = this.faultIn(value);
    if (fault !== undefined) throw new LedgerFault('VALUE', `${this.title}: ${fault}`);
  }

  private naming<R>(field: string, work: () => R): R {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new LedgerFault('VALUE', `${field} of ${this.title}: ${error.message}`);
    }
  }
}
