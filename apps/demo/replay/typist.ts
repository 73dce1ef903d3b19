import { ChangeSet } from '@codemirror/state';
import type { LiveClient, TextHandle } from '#client';
import type { Section } from '#contract';
import type { Pace } from './pace.js';
import { ReplayFault, until } from './replay-fault.js';

export interface Typing {
  section: Section;
  handle: TextHandle;
  text: string;
  caret: 'start' | 'end';
}

/** Types a text character by character, with the caret where a person's would be, and waits until it is saved. */
export async function typeText(
  client: LiveClient,
  { section, handle, text, caret }: Typing,
  pace: Pace,
): Promise<void> {
  const { stream } = handle;
  const length = (): number => handle.getSnapshot().doc.length;
  let at = caret === 'start' ? 0 : length();
  const stop = handle.onChange(({ changes }) => {
    at = changes.mapPos(at, -1);
  });
  try {
    for (const character of text) {
      handle.edit(ChangeSet.of({ from: at, insert: character }, length(), '\n'));
      at += character.length;
      client.setPlace({ section, stream, caret: { anchor: at, head: at } });
      await pace.keystroke();
    }
    handle.flush();
    await until(() => handle.getSnapshot().pending === 0, 'what was typed is saved');
  } finally {
    stop();
  }
  const refused = client.store.getSnapshot().refusedTexts.find((one) => one.stream === stream);
  if (refused) throw new ReplayFault(`what was typed was refused: ${refused.code}`);
}
