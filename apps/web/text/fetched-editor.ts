import { lazy, type ComponentType } from 'react';
import type { TextEditorProps } from './text-editor.view.js';

let fetched: ComponentType<TextEditorProps> | undefined;

/** Fetches the live editor, once. */
export async function fetchEditor(): Promise<{ default: ComponentType<TextEditorProps> }> {
  const { TextEditor } = await import('./text-editor.view.js');
  fetched = TextEditor;
  return { default: TextEditor };
}

const LATER = lazy(fetchEditor);

export function hasEditor(): boolean {
  return fetched !== undefined;
}

/** The live editor; one that shows as soon as it has come, where it was not fetched yet. */
export function editorToShow(): ComponentType<TextEditorProps> {
  return fetched ?? LATER;
}
