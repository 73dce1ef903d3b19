import type { ErrorCode } from '#contract';

/** The codes with which this lib refuses an edit. */
export type EditRefusalCode = Extract<
  ErrorCode,
  | 'CHANGES_UNFIT'
  | 'TEXT_INVALID'
  | 'TEXT_TOO_LONG'
  | 'REV_AHEAD'
  | 'OP_ID_TAKEN'
  | 'EARLIER_REFUSED'
>;

/** Not a change set, or not one that fits a text of this length (L-42). */
export class ChangesUnfit extends Error {
  readonly code = 'CHANGES_UNFIT';

  constructor() {
    super('CHANGES_UNFIT');
    this.name = 'ChangesUnfit';
  }
}

/** The op id belongs to an edit that was accepted before, and that is another one (L-20). */
export class OpIdTaken extends Error {
  readonly code = 'OP_ID_TAKEN';

  constructor(readonly opId: string) {
    super('OP_ID_TAKEN');
    this.name = 'OpIdTaken';
  }
}

/** The text would hold a character that no plan text may hold (L-42). */
export class TextInvalid extends Error {
  readonly code = 'TEXT_INVALID';

  constructor() {
    super('TEXT_INVALID');
    this.name = 'TextInvalid';
  }
}

/** The text would get longer than its field allows (L-42). */
export class TextTooLong extends Error {
  readonly code = 'TEXT_TOO_LONG';

  constructor() {
    super('TEXT_TOO_LONG');
    this.name = 'TextTooLong';
  }
}
