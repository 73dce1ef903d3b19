/** A person as a small coloured mark; the name in words always stands elsewhere too. */
export function PersonMark({ colour, name }: { colour: number; name: string }) {
  return (
    <span className={`v-mark v-colour-${colour}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** "Wijkagent (P1)" becomes "P1"; "Anna de Vries" becomes "AV". */
export function initialsOf(name: string): string {
  const code = /\((\w{1,4})\)$/u.exec(name)?.[1];
  if (code !== undefined) return code;
  const words = name.split(/\s+/u).filter(Boolean);
  if (words.length <= 1) return name.slice(0, 3);
  return [words[0], words.at(-1)].map((word) => word?.slice(0, 1).toUpperCase() ?? '').join('');
}
