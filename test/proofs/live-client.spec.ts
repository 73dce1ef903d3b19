import { ChangeSet } from '@codemirror/state';
import { createLiveClient, type LiveClient, type TextHandle } from '#client';
import type { Author, FieldValue } from '#contract';
import { FakeEnvironment } from '../support/live/fake-environment.js';
import { Chance } from './chance.js';
import { LossySocket } from './lossy-socket.js';
import { PlanServer } from './plan-server.js';
import { Typed } from './typed.js';

const RUNS = process.env['PROOFS'] === 'full' ? 20_000 : 500;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

describe(`live clients on connections that lose things (seed ${SEED}, ${RUNS} runs)`, () => {
  it('[L-10] [L-11] [L-24] [L-36] [L-43] [L-45] [L-46] [L-48] end in one plan, lose nothing typed, and never say saved too soon', () => {
    let failed: unknown = null;
    for (let run = 0; run < RUNS && failed === null; run += 1) failed = faultIn(SEED + run);
    expect(failed).toBeNull();
  }, 600_000);
});

interface Desk {
  readonly author: Author;
  readonly client: LiveClient;
  readonly socket: LossySocket;
  readonly environment: FakeEnvironment;
  /** Characters typed here. */
  readonly typed: string[];
}

/** What goes wrong in the run of this seed; null when nothing does. */
function faultIn(seed: number): string | null {
  try {
    checkRun(seed);
    return null;
  } catch (error) {
    return `run with seed ${seed} failed: ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function checkRun(seed: number): void {
  const chance = new Chance(seed);
  const typed = new Typed();
  const server = new PlanServer(chance, chance.pick([40, 10_000]), chance.pick([4, Infinity]));
  const desks = Array.from({ length: 2 + chance.below(3) }, (_, index) =>
    openDesk(index, server, chance),
  );
  for (let turns = 15 + chance.below(40); turns > 0; turns -= 1) {
    const desk = chance.pick(desks);
    for (let steps = 1 + chance.below(6); steps > 0; steps -= 1) {
      doSomething(chance, desk, typed);
      checkSaved(desk, server, typed);
    }
    if (chance.below(60) === 0) server.changeAudience();
  }
  settle(desks);
  for (const desk of desks) checkEnd(desk, server, typed);
}

function openDesk(index: number, server: PlanServer, chance: Chance): Desk {
  const author = { person: `p${index}`, organisation: `o${index % 2}` };
  const environment = new FakeEnvironment(index);
  const socket = new LossySocket(author, server, chance);
  const client = createLiveClient({ planId: 'plan', socket: socket.live, environment });
  client.open();
  return { author, client, socket, environment, typed: [] };
}

function doSomething(chance: Chance, desk: Desk, typed: Typed): void {
  const { socket, client, environment } = desk;
  if (!socket.connected && chance.below(2) === 0) socket.up();
  const what = chance.below(24);
  if (what < 4) type(chance, desk, typed);
  else if (what < 5) setTerm(chance, desk);
  else if (what < 7) client.flush();
  else if (what < 10) socket.serve();
  else if (what < 12) socket.answer();
  else if (what < 14) socket.show();
  else if (what < 19) socket.receive();
  else if (what < 23) environment.pass(chance.pick([10, 60, 300]));
  else if (chance.below(3) === 0) environment.pass(9000);
  else socket.lose();
}

function textOf({ client }: Desk): TextHandle | null {
  const [item] = client.store.getSnapshot().plan?.sections[0]?.items ?? [];
  return client.text(item?.fields['action']?.stream ?? '');
}

function type(chance: Chance, desk: Desk, typed: Typed): void {
  const handle = textOf(desk);
  if (!handle) return;
  const text = handle.getSnapshot().doc.toString();
  const from = wholeAt(text, placeOf(chance, desk, text));
  const cut = chance.below(4) === 0 ? chance.below(4) : 0;
  const to = Math.max(from, wholeAt(text, Math.min(text.length, from + cut)));
  const insert = typed.fresh(chance, desk.author);
  desk.typed.push(insert);
  for (const character of text.slice(from, to)) typed.takenOut.add(character);
  handle.edit(ChangeSet.of({ from, to, insert }, text.length));
}

/** Anywhere, or right behind what was typed here last: most typing goes on with a run (L-41). */
function placeOf(chance: Chance, { typed }: Desk, text: string): number {
  const last = typed.at(-1) ?? '';
  const at = text.indexOf(last);
  return at < 0 || chance.below(2) === 0 ? chance.below(text.length + 1) : at + last.length;
}

function setTerm(chance: Chance, { client }: Desk): void {
  const { plan, conflicts } = client.store.getSnapshot();
  const stream = plan?.sections[0]?.items[0]?.fields['term']?.stream ?? '';
  const [conflict] = conflicts;
  if (conflict) void client.resolveConflict(conflict.stream, chance.pick(['mine', 'theirs']));
  else if (plan) void client.setField(stream, chance.pick(['SHORT', 'LONG', null]));
}

/** Everybody comes back and waits until all is answered and shown. */
function settle(desks: readonly Desk[]): void {
  for (let round = 0; round < 2000; round += 1) {
    if (desks.every(isSettled)) return;
    for (const { socket, environment } of desks) {
      socket.up();
      socket.serve();
      socket.answer();
      socket.show();
      socket.receive();
      environment.pass(50);
    }
  }
  throw new Error(
    `does not settle: ${JSON.stringify(desks.map(({ client }) => client.store.getSnapshot()))}`,
  );
}

function isSettled({ client, socket }: Desk): boolean {
  const { unsaved, save } = client.store.getSnapshot();
  return socket.isQuiet && unsaved === 0 && save === 'saved';
}

/** "Saved" means: whatever was typed here is stored, or was handed back. */
function checkSaved(desk: Desk, server: PlanServer, typed: Typed): void {
  if (desk.client.store.getSnapshot().save !== 'saved') return;
  const handedBack = returned(desk);
  for (const character of desk.typed) {
    const isFound = server.stored.has(character) || handedBack.includes(character);
    if (!isFound && !typed.takenOut.has(character)) {
      throw new Error('said saved too soon, or lost');
    }
  }
}

function checkEnd(desk: Desk, server: PlanServer, typed: Typed): void {
  checkSaved(desk, server, typed);
  const { plan, save } = desk.client.store.getSnapshot();
  same(save, 'saved', 'save state');
  const { doc, spans } = textOf(desk)?.getSnapshot() ?? { doc: null, spans: [] };
  same(String(doc), server.text.state.text.toString(), 'text');
  same(JSON.stringify(spans), JSON.stringify(server.text.state.spans), 'spans');
  const term = plan?.sections[0]?.items[0]?.fields['term'];
  same<FieldValue | undefined>(
    term && 'value' in term ? term.value : undefined,
    server.value,
    'value',
  );
  for (const character of returned(desk)) {
    if (character !== '\n' && server.stored.has(character)) {
      throw new Error('both stored and handed back');
    }
  }
}

function returned({ client }: Desk): string {
  return client.store
    .getSnapshot()
    .refusedTexts.map(({ words }) => words)
    .join('');
}

function same<T>(actual: T, expected: T, what: string): void {
  if (actual !== expected) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

function wholeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
