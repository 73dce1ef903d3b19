import type { Room, Target } from '../workload.js';
import { openCrew, openPeerScreen } from './crew.js';
import { Ledger } from './ledger.js';
import { LETTER } from './screen.js';
import { pause } from '../support/clock.js';

/** The texts of a room as somebody sees them who opens it now. */
export async function readTexts(target: Target, room: Room): Promise<string[]> {
  const settings = { target, rooms: [room], perRoom: 1, ledger: new Ledger(), insertion: LETTER };
  const crew = await openCrew(settings);
  const texts = crew.screens[0]?.texts() ?? [];
  crew.close();
  return texts;
}

/** Puts the first contents in a room of Hocuspocus. */
export async function seedPeer(target: Target, room: Room, content: string): Promise<void> {
  const screen = await openPeerScreen(target, {
    room,
    index: 0,
    ledger: new Ledger(),
    insertion: LETTER,
  });
  screen.seed(content);
  for (let tries = 0; !screen.synced() && tries < 100; tries += 1) await pause(50);
  await pause(100);
  screen.close();
}
