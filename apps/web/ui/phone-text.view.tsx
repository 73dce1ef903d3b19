import { phonePieces } from './phone-pieces.js';

/** A line in which telephone numbers stay whole, and can be dialled where there is something to dial with. */
export function PhoneText({ text }: { text: string }) {
  return phonePieces(text).map(({ text: piece, dial }, index) =>
    dial === null ? (
      piece
    ) : (
      // The same line has the same pieces in the same order.
      // eslint-disable-next-line react/no-array-index-key
      <a key={index} className="nl-link v-phone" href={`tel:${dial}`}>
        {piece}
      </a>
    ),
  );
}
