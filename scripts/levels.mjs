/**
 * The libs by level, lowest first: a lib imports only from lower levels. The rules of `npm run check` are generated
 * from this array, and package.json and tsconfig.json are compared with it.
 */
export const LEVELS = [
  ['contract'],
  ['text', 'kernel', 'ledger'],
  ['client', 'identity', 'access', 'history'],
  ['access-log'],
  ['plan'],
  ['live', 'export'],
];

/** What the client in the browser may have of libs/; these may not use anything of Node. */
export const FOR_THE_WEB = ['contract', 'text', 'client'];

/** Outside packages that the lowest libs may use; the others may use any. */
export const PACKAGES_OF = { contract: ['zod'], text: ['@codemirror/state'], ledger: [] };
