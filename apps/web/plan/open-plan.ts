import type { LiveClient } from '#client';
import { FoundPlace } from '../plan-search/found-place.store.js';
import { Drafts } from './drafts.store.js';
import { OwnFocus } from './own-focus.js';

/** One plan open on this screen: the live client, and what only this screen knows. */
export class OpenPlan {
  readonly drafts = new Drafts();
  readonly found = new FoundPlace();
  readonly focus: OwnFocus;

  constructor(readonly client: LiveClient) {
    this.focus = new OwnFocus(client);
  }
}
