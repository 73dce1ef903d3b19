import { EditorSelection, StateEffect, StateField, type Extension } from '@codemirror/state';
import { layer, RectangleMarker, type EditorView, type LayerMarker } from '@codemirror/view';
import type { CaretPlace } from '#client';

/** Where somebody else is in this text, and how they are shown. */
export interface RemoteCaret extends CaretPlace {
  readonly name: string;
  readonly colour: number;
}

const setCarets = StateEffect.define<readonly RemoteCaret[]>();

/** Keeps the carets within the text through a change of it; where they are after it, the live text says. */
const carets = StateField.define<readonly RemoteCaret[]>({
  create: () => [],
  update(now, transaction) {
    let next = now;
    if (transaction.docChanged) {
      next = next.map((caret) => ({
        ...caret,
        anchor: transaction.changes.mapPos(caret.anchor, -1),
        head: transaction.changes.mapPos(caret.head, -1),
      }));
    }
    for (const effect of transaction.effects) if (effect.is(setCarets)) next = effect.value;
    return next;
  },
});

export function showCarets(view: EditorView, people: readonly RemoteCaret[]): void {
  // What is typed into a text that was closed meanwhile is in the editor only.
  const { length } = view.state.doc;
  const within = people.map((caret) => ({
    ...caret,
    anchor: Math.min(caret.anchor, length),
    head: Math.min(caret.head, length),
  }));
  if (JSON.stringify(within) === JSON.stringify(view.state.field(carets))) return;
  view.dispatch({ effects: setCarets.of(within) });
}

/** A layer of its own over the text, hidden from screen readers: it never touches selection, focus or scroll. */
export const remoteCarets: Extension = [
  carets,
  layer({
    above: true,
    class: 'v-carets',
    update: (update) =>
      update.docChanged ||
      update.geometryChanged ||
      update.startState.field(carets) !== update.state.field(carets),
    markers: (view) => view.state.field(carets).flatMap((caret) => markersOf(view, caret)),
  }),
];

function markersOf(view: EditorView, caret: RemoteCaret): LayerMarker[] {
  const [place] = RectangleMarker.forRange(view, '', EditorSelection.cursor(caret.head));
  if (!place) return [];
  const isRange = caret.anchor !== caret.head;
  const selected = isRange
    ? RectangleMarker.forRange(
        view,
        `v-caret-selection v-colour-${caret.colour}`,
        EditorSelection.range(caret.anchor, caret.head),
      )
    : [];
  return [...selected, new CaretMarker(place, caret)];
}

class CaretMarker implements LayerMarker {
  constructor(
    private readonly place: RectangleMarker,
    private readonly caret: RemoteCaret,
  ) {}

  eq(other: LayerMarker): boolean {
    return (
      other instanceof CaretMarker &&
      other.place.eq(this.place) &&
      other.caret.name === this.caret.name &&
      other.caret.colour === this.caret.colour
    );
  }

  draw(): HTMLElement {
    const mark = document.createElement('div');
    const label = document.createElement('span');
    label.className = 'v-caret__name';
    label.textContent = this.caret.name;
    mark.append(label);
    this.put(mark);
    return mark;
  }

  update(mark: HTMLElement, previous: LayerMarker): boolean {
    if (!(previous instanceof CaretMarker) || previous.caret.name !== this.caret.name) return false;
    this.put(mark);
    return true;
  }

  private put(mark: HTMLElement): void {
    mark.className = `v-caret v-colour-${this.caret.colour}`;
    mark.style.left = `${this.place.left}px`;
    mark.style.top = `${this.place.top}px`;
    mark.style.height = `${this.place.height}px`;
  }
}
