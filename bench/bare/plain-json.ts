/** JSON as it comes, in place of canonical JSON. */
const plainJson = (value: unknown): string | undefined => JSON.stringify(value);

export default plainJson;
