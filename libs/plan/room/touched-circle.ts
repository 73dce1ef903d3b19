/** What a batch touched of who is on the case. */
export interface TouchedCircle {
  persons: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
  denials: ReadonlySet<string>;
  /** Uses of the emergency button. */
  emergencies: ReadonlySet<string>;
  erasures: ReadonlySet<string>;
  case: boolean;
}
