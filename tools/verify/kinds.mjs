/** Names of what can have happened, with the codes that links hash. A code never changes. @type {ReadonlyMap<string, number>} */
export const KINDS = new Map([
  ['item.added', 1],
  ['item.moved', 2],
  ['item.removed', 3],
  ['item.restored', 4],
  ['item.audience', 5],
  ['field.set', 10],
  ['text.edited', 11],
  ['field.audience', 12],
  ['view.added', 13],
  ['stream.opened', 20],
  ['stream.closed', 21],
  ['member.added', 30],
  ['member.ended', 31],
  ['organisation.invited', 40],
  ['organisation.accepted', 41],
  ['organisation.declined', 42],
  ['organisation.left', 43],
  ['organisation.ended', 44],
  ['case.status', 50],
  ['case.begun', 51],
  ['case.marked', 52],
  ['version.proposed', 55],
  ['version.answered', 56],
  ['version.withdrawn', 57],
  ['version.settled', 58],
  ['item.erased', 86],
  ['item.unerased', 87],
  ['passage.erased', 88],
  ['passage.unerased', 89],
]);

/** Kinds whose body may be closed to everyone. */
export const CLOSABLE = new Set(['member.added', 'field.set', 'stream.opened', 'field.audience']);

/** Parts that stand veiled in a value, by kind (L-62). @type {ReadonlyMap<string, readonly string[]>} */
export const VEILED = new Map([
  ['item.added', ['position']],
  ['item.moved', ['position']],
  ['item.audience', ['era', 'from']],
  ['field.audience', ['era', 'from']],
  ['version.proposed', ['items', 'secret']],
  ['item.erased', ['era']],
  ['item.unerased', ['era']],
  ['passage.erased', ['era', 'field']],
  ['passage.unerased', ['era', 'field']],
]);
