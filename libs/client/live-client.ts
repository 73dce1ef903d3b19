import type {
  Audience,
  EmergencyOp,
  FieldValue,
  ItemKindName,
  OpResult,
  PresentedEmergency,
  Section,
} from '#contract';
import type { LiveEnvironment, LiveSocket } from './live-socket.js';
import type { PlanStore } from './live-state.js';
import type { LiveTimes } from './live-times.js';
import type { Receipt } from './receipts.js';
import type { CaretPlace } from './text-carets.js';
import type { TextHandle } from './text-handle.js';

/** Where this person is in the plan; `caret` counts in the text as it stands on this screen. */
export interface Place {
  readonly section: Section | null;
  /** The stream of the field, or of the item, that has focus. */
  readonly stream: string | null;
  readonly caret: CaretPlace | null;
}

export interface LiveOptions {
  readonly planId: string;
  readonly socket: LiveSocket;
  readonly environment?: LiveEnvironment;
  readonly times?: Partial<LiveTimes>;
  /**
   * Asks beside the connection whether the session is over: a server refuses a socket without a session before it could say so.
   * Asked while no connection comes about; false as long as nobody knows.
   */
  readonly isSessionOver?: () => Promise<boolean>;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'opId'> : never;

/** Something about the emergency button or a conflict of interest, before it has its op id. */
export type EmergencyRequest = WithoutId<EmergencyOp>;

/**
 * One open plan. Everything done here shows at once or as soon as it is accepted, is sent as soon as there is a
 * connection, and is sent again, identically, until it is answered. Promises settle with the server's answer; they
 * never reject, and stay open as long as there is none.
 */
export interface LiveClient {
  readonly planId: string;
  readonly store: PlanStore;
  /** Connects and opens the plan; comes back by itself after every loss of connection. */
  open(): void;
  /** Leaves the plan and lets go of the socket. What has no acknowledgement by then is not sent any more. */
  close(): void;
  /** Unix milliseconds by the server's clock, as far as is known: that of this machine may be wrong. */
  now(): number;
  /** Adds an item: behind `after`, first with null, last without. Its id is the `opId` of the result. */
  addItem(
    kind: ItemKindName,
    more?: { readonly audience?: Audience; readonly after?: string | null },
  ): Promise<OpResult>;
  /** Sets a field that holds one value. When somebody was first, the refusal stands in `conflicts`. */
  setField(stream: string, value: FieldValue): Promise<OpResult>;
  /** `stream` is the item's own, here and below. */
  moveItem(stream: string, after: string | null): Promise<OpResult>;
  removeItem(stream: string): Promise<OpResult>;
  restoreItem(stream: string): Promise<OpResult>;
  /** `stream` is the item's own, or that of a field that has an audience of its own. */
  setAudience(stream: string, audience: Audience): Promise<OpResult>;
  /** The person chose: their own value is set against the newest rev, or the current one stays. */
  resolveConflict(stream: string, choice: 'mine' | 'theirs'): Promise<OpResult | null>;
  /** The emergency button and what follows it, and declaring a tie. Refused with STEP_UP_NEEDED, prove it and ask again. */
  act(op: EmergencyRequest): Promise<OpResult>;
  /**
   * Takes over what was asked beside this connection about the emergency button, as of `now` by the server's clock (Unix
   * milliseconds); whatever the connection tells replaces it.
   */
  takeEmergencies(emergencies: readonly PresentedEmergency[], now: number | undefined): void;
  /** The live text of a stream, or null where the plan holds no such text now. */
  text(stream: string): TextHandle | null;
  /** Sends everything typed so far now; call it on blur and before leaving. */
  flush(): void;
  /** Tells the others where this person is. */
  setPlace(place: Place): void;
  /** The newest receipt of each stream of the plan that was written in here. */
  receipts(): readonly Receipt[];
  /** Ends with LOG_REFUSED: the log of the server is not trusted any more. What was not sent stays beside the plan. */
  distrust(): void;
  /** Takes refused words off the list, when they were copied or are not needed. */
  dismissRefused(id: string): void;
}
