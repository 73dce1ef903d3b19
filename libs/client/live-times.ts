/** Times in milliseconds; each has a default. */
export interface LiveTimes {
  /** Typing waits this long to be sent, when nobody else is in the field. */
  readonly typingAlone: number;
  /** The same, when somebody is. */
  readonly typingTogether: number;
  /** Without an answer for so long, the identical ops are sent again. */
  readonly answer: number;
  /** Without a connection, or with an edit unanswered, for so long, input stops. */
  readonly stop: number;
  /** Places are sent at most this often. */
  readonly presence: number;
  /** After so long without an edit, the plan's own copy of a text is brought up to date. */
  readonly settle: number;
}

export const DEFAULT_TIMES: LiveTimes = {
  typingAlone: 250,
  typingTogether: 40,
  answer: 8000,
  stop: 30_000,
  presence: 110,
  settle: 500,
};
