/** For when what had the focus is gone, and nothing else is nearer: to the beginning of the page's own content. */
export function focusContent(): void {
  document.getElementById('content')?.focus();
}
