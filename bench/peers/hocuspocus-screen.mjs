import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import WebSocket from 'ws';
import * as Y from 'yjs';

const SYNC = 0;
const UPDATE = 2;

/**
 * A screen on Hocuspocus, through its own provider and Yjs: `Screen` of the load generator. An edit is known on other
 * screens by the Yjs client that made it and its clock; `clients` is shared by the screens of a room. A screen tells
 * an edit apart only by what it inserts, so every edit inserts something.
 *
 * With `deferred` what comes in is dated and kept, and merged only when the texts are asked for: merging at once on
 * sixty screens costs the generator more than its core, and its own slowness would be measured.
 */
export async function openScreen(settings) {
  const { url, room, index, ledger, insertion, clients, clock, marks, deferred, textLength } =
    settings;
  const document = new Y.Doc();
  const texts = room.texts.map((name) => document.getText(name));
  const carets = new Map();
  const own = new Map();
  clients.set(document.clientID, own);

  const arrived = (update) => {
    const at = clock();
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, end] of to) {
      const edits = clients.get(client);
      if (!edits) continue;
      for (let start = from.get(client); start < end; start += 1) {
        const edit = edits.get(start);
        if (edit !== undefined) ledger.shown(edit, index, at);
      }
    }
  };
  if (!deferred) {
    document.on('update', (update, origin) => {
      if (origin !== null) arrived(update);
    });
  }

  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
  const provider = new HocuspocusProvider({
    websocketProvider,
    name: room.id,
    document,
    awareness: null,
  });
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('not synced within 20 s')), 20_000);
    provider.on('synced', () => {
      clearTimeout(late);
      resolve();
    });
    provider.attach();
  });
  // A killed server stays silent: no screen may heal it by connecting again.
  websocketProvider.on('disconnect', () => websocketProvider.disconnect());

  const kept = [];
  if (deferred) {
    const handle = provider.onMessage.bind(provider);
    provider.onMessage = (event) => {
      const update = updateIn(event.data);
      if (update === undefined) return handle(event);
      arrived(update);
      kept.push(update);
    };
  }
  const merge = () => {
    provider.document.off('update', provider.boundDocumentUpdateHandler);
    document.transact(() => kept.splice(0).forEach((update) => Y.applyUpdate(document, update)));
  };

  const caretIn = (text, position) => {
    if (marks) return text.length;
    const caret = carets.get(position);
    const place = caret && Y.createAbsolutePositionFromRelativePosition(caret, document);
    return place ? place.index : Math.floor((text.length * ((index * 37) % 100)) / 100);
  };

  return {
    type(position, edit) {
      const text = texts[position];
      document.transact(() => {
        const caret = caretIn(text, position);
        const deleted = !marks && text.length > textLength && caret >= 2 ? 2 : 0;
        if (deleted > 0) text.delete(caret - deleted, deleted);
        own.set(Y.getState(document.store, document.clientID), edit);
        text.insert(caret - deleted, insertion(edit));
        const after = caret - deleted + insertion(edit).length;
        carets.set(position, Y.createRelativePositionFromTypeIndex(text, after));
      });
      ledger.sent(edit);
    },
    texts: () => {
      if (deferred) merge();
      return texts.map((text) => text.toString());
    },
    synced: () => !provider.hasUnsyncedChanges,
    seed(content) {
      document.transact(() => texts.forEach((text) => text.insert(0, content)));
    },
    close() {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

/** The Yjs update that a message of Hocuspocus carries, if it carries one. */
function updateIn(data) {
  const decoder = createDecoder(new Uint8Array(data));
  readVarString(decoder);
  if (readVarUint(decoder) !== SYNC || readVarUint(decoder) !== UPDATE) return undefined;
  return readVarUint8Array(decoder);
}
