/** Where the caret goes when the editor takes over. */
export interface TextSelection {
  readonly anchor: number;
  readonly head: number;
}
