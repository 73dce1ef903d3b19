import { clock } from '../support/clock.js';
import { PEERS } from '../support/peers.js';
import type { Room, Target } from '../workload.js';
import { openLiveScreen } from './live-screen.js';
import { RevBook } from './rev-book.js';
import { TEXT_LENGTH, MARK, type Insertion, type Screen, type ScreenLedger } from './screen.js';

export interface Crew {
  screens: Screen[];
  /** Screens per room; those of a room stand together, its typists first. */
  perRoom: number;
  close(): void;
}

interface CrewSettings {
  target: Target;
  rooms: readonly Room[];
  perRoom: number;
  ledger: ScreenLedger;
  insertion: Insertion;
}

interface PeerScreen extends Screen {
  synced(): boolean;
  seed(content: string): void;
}

interface PeerModule {
  openScreen(settings: object): Promise<PeerScreen>;
}

/** Opens every screen of every room, one after another. */
export async function openCrew(settings: CrewSettings): Promise<Crew> {
  const screens: Screen[] = [];
  for (const room of settings.rooms) {
    const open = await openerFor(room, settings);
    for (let count = 0; count < settings.perRoom; count += 1)
      screens.push(await open(screens.length));
  }
  return {
    screens,
    perRoom: settings.perRoom,
    close: () => {
      for (const screen of screens) screen.close();
    },
  };
}

async function openerFor(
  room: Room,
  { target, ledger, insertion }: CrewSettings,
): Promise<(index: number) => Promise<Screen>> {
  if (target.driver === 'live') {
    const books = room.texts.map(() => new RevBook(ledger));
    return (index) => openLiveScreen({ target, room, index, ledger, insertion, books });
  }
  const clients = new Map<number, Map<number, number>>();
  return (index) => openPeerScreen(target, { room, index, ledger, insertion, clients });
}

/** A screen of the other product, which lives with its packages outside of ours. */
export async function openPeerScreen(target: Target, settings: object): Promise<PeerScreen> {
  const module = (await import(new URL('hocuspocus-screen.mjs', PEERS).href)) as PeerModule;
  const marks = 'insertion' in settings && settings.insertion === MARK;
  return module.openScreen({
    url: target.url,
    clock,
    textLength: TEXT_LENGTH,
    clients: new Map(),
    ...settings,
    marks,
    deferred: !marks,
  });
}
