/** One person's screen: a connection with the texts of one room as that person sees them. */
export interface Screen {
  /** Makes the edit with this number in a text, now. */
  type(text: number, edit: number): void;
  /** The texts as they stand on this screen. */
  texts(): string[];
  close(): void;
}

/** What an edit inserts; storms use marks that can be found back. */
export type Insertion = (edit: number) => string;

/** What a screen tells of; `Ledger` keeps it. */
export interface ScreenLedger {
  /** The edit left for the server. */
  sent(edit: number): void;
  confirmed(edit: number): void;
  shown(edit: number, screen: number, at: number): void;
  fault(message: string): void;
}

export const LETTER: Insertion = (edit) => 'etaoin shrdlu '.charAt(edit % 14);

/** A mark that stays whole in the text, so that the edit can be found back after a crash. */
export const MARK: Insertion = (edit) => `<${edit.toString(36)}>`;

export function marksIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/<([0-9a-z]+)>/g)].map(([, mark]) => mark ?? ''),
  );
}

/** Above this length an edit takes away one character more than it brings, so that texts stay of one size. */
export const TEXT_LENGTH = 1200;
