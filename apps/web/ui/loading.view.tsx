/** Says that something is on its way; the words come first, the movement is left out where people ask for that. */
export function Loading({ text }: { text: string }) {
  return (
    <div className="v-page">
      <p className="nl-paragraph v-loading" role="status">
        <span className="v-loading__mark" aria-hidden="true" />
        {text}
      </p>
    </div>
  );
}
