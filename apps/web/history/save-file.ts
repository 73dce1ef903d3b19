/** Gives a file to the browser, to be kept where it keeps downloads. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun by then; until it is given up the file stays in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
