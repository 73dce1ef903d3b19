import { randomBytes } from 'node:crypto';
import { isText, makeOpId, type Op, type PresentedChange, type SubmitAnswer } from '#contract';
import { clock } from '../support/clock.js';
import type { Room, Target } from '../workload.js';
import { connectLive, openPlan, type LiveSocket, type Snapshot } from './live-socket.js';
import { LiveText } from './live-text.js';
import type { RevBook } from './rev-book.js';
import { MARK, TEXT_LENGTH, type Insertion, type Screen, type ScreenLedger } from './screen.js';

interface LiveScreenSettings {
  target: Target;
  room: Room;
  /** Number of the screen; also picks the session. */
  index: number;
  ledger: ScreenLedger;
  insertion: Insertion;
  /** One for each text of the room, shared by the screens in it. */
  books: readonly RevBook[];
}

/** A screen on our live protocol. The floors speak the same, so that every server gets and sends the same bytes. */
export async function openLiveScreen(settings: LiveScreenSettings): Promise<Screen> {
  const { target, room, index, ledger } = settings;
  const socket = await connectLive(target, index);
  const screen = new LiveScreen(socket, settings);
  socket.on('plan:changes', ({ changes }) => screen.receive(changes));
  socket.on('plan:resync', () => ledger.fault('told to resync'));
  socket.on('bye', ({ code }) => ledger.fault(`bye ${code}`));
  screen.start(await openPlan(socket, room.id));
  return screen;
}

/** The texts of a room as they stand in an opened plan, each screen with its caret at a place of its own. */
export function liveTextsOf(
  { snapshot }: Snapshot,
  { room, index, converges }: { room: Room; index: number; converges: boolean },
): LiveText[] {
  const fields = snapshot.sections
    .flatMap(({ items }) => items)
    .flatMap((item) => Object.values(item.fields))
    .filter(isText);
  return room.texts.map((stream) => {
    const found = fields.find((field) => field.stream === stream);
    if (!found && converges) throw new Error('a text of the room is not in the plan');
    const { text, rev } = found ?? { text: FILLER, rev: 0 };
    const caret = Math.floor((text.length * ((index * 37) % 100)) / 100);
    return new LiveText({ stream, text, rev, caret, converges });
  });
}

/** Stands for the text where a floor has none, so that its changes are of the usual size. */
const FILLER = ' '.repeat(TEXT_LENGTH);

class LiveScreen implements Screen {
  private readonly list: LiveText[] = [];
  private readonly byStream = new Map<string, { text: LiveText; book: RevBook }>();
  /** Changes that came before the answer to `plan:open` was read. */
  private early: PresentedChange[] | null = [];

  constructor(
    private readonly socket: LiveSocket,
    private readonly settings: LiveScreenSettings,
  ) {}

  start(opened: Snapshot): void {
    const { target, books } = this.settings;
    liveTextsOf(opened, { ...this.settings, converges: target.converges }).forEach(
      (text, position) => {
        this.list.push(text);
        const book = books[position];
        if (book) this.byStream.set(text.stream, { text, book });
      },
    );
    const early = this.early ?? [];
    this.early = null;
    this.receive(early);
  }

  receive(changes: readonly PresentedChange[]): void {
    if (this.early) {
      this.early.push(...changes);
      return;
    }
    const at = clock();
    for (const change of changes) {
      const entry = this.byStream.get(change.stream);
      if (!entry) continue;
      entry.book.arrived(change.rev, this.settings.index, at);
      try {
        entry.text.receive(change);
      } catch (error) {
        this.settings.ledger.fault(String(error));
      }
    }
  }

  type(position: number, edit: number): void {
    const text = this.list[position];
    if (!text) throw new RangeError('no such text');
    text.waiting.push(edit);
    if (text.inFlight.length === 0) this.submit(text);
  }

  texts(): string[] {
    return this.list.map(({ text }) => text);
  }

  close(): void {
    this.socket.disconnect();
  }

  private submit(text: LiveText): void {
    const { room, insertion, ledger } = this.settings;
    const edits = text.waiting.splice(0, 64);
    text.inFlight = edits;
    const typed = text.edits(edits.map(insertion), insertion === MARK);
    const ops = typed.map((edit): Op => ({
      kind: 'text.edit',
      opId: makeOpId(Date.now(), randomBytes(10)),
      stream: text.stream,
      rev: text.rev,
      ...edit,
    }));
    this.socket.emit('plan:submit', { planId: room.id, ops }, (answer) =>
      this.answered(text, answer),
    );
    for (const edit of edits) ledger.sent(edit);
  }

  private answered(text: LiveText, answer: SubmitAnswer): void {
    const { ledger } = this.settings;
    const book = this.byStream.get(text.stream)?.book;
    if ('error' in answer) ledger.fault(`submission refused: ${answer.error.code}`);
    const results = 'results' in answer ? answer.results : [];
    results.forEach((result, index) => {
      const edit = text.inFlight[index];
      if (edit === undefined) return;
      if (!result.ok) {
        ledger.fault(`edit refused: ${result.error.code}`);
        return;
      }
      book?.accepted(result.rev, edit);
      ledger.confirmed(edit);
    });
    text.inFlight = [];
    if (text.waiting.length > 0) this.submit(text);
  }
}
