/** Where somebody is in a plan: nowhere in particular, a section, or a place in an item. */
export interface PresencePlace {
  section: string | null;
  item: string | null;
  field: string | null;
  stream: string | null;
  caret: { anchor: number; head: number } | null;
}

export const NOWHERE: PresencePlace = {
  section: null,
  item: null,
  field: null,
  stream: null,
  caret: null,
};
