import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { Op } from '#contract';
import { dayFrom } from './circle.js';
import { newOpId } from './factories.js';
import {
  addOp,
  audienceOp,
  fieldAudienceOp,
  listed,
  moveOp,
  named,
  removeOp,
  restoreOp,
} from './ops.js';

/** What PostgreSQL takes in no text, and what no text is. */
export const ODD = { 'a NUL': '\u0000', 'half a character': '\ud83d' } as const;

/** Where a text stands in what was sent, as in `op.invite.ground.purpose`; places in lists are left out. */
interface Spoiled {
  path: string;
  sent: unknown;
}

/** What was sent, once for every text in it, with an odd character behind that text. */
export function spoil(sent: unknown, odd: string, path = ''): Spoiled[] {
  if (typeof sent === 'string') return [{ path, sent: sent + odd }];
  if (typeof sent !== 'object' || sent === null) return [];
  return Object.entries(sent).flatMap(([key, part]) => {
    const inner = Array.isArray(sent) ? path : path === '' ? key : `${path}.${key}`;
    return spoil(part, odd, inner).map((one) => ({
      path: one.path,
      sent: Array.isArray(sent)
        ? sent.map((each: unknown, index) => (String(index) === key ? one.sent : each))
        : { ...sent, [key]: one.sent },
    }));
  });
}

/** What fits where not just any words do. */
const FITTING: Readonly<Record<string, () => unknown[]>> = {
  reviewAt: () => [dayFrom(30)],
  givenAt: () => [dayFrom(-1)],
  until: () => [dayFrom(30)],
  date: () => [dayFrom(-1)],
  beginsAt: () => [new Date().toISOString()],
  endsAt: () => [new Date(Date.now() + 86_400_000).toISOString()],
  section: () => ['shelterLocation'],
  changes: () => [[[0, 'x']]],
  audience: () => [listed({ id: randomUUID() }), named({ id: randomUUID() })],
};

/** Arguments that an operation takes: those it needs, each with one that it does not; one of each sort where there are several. */
export function argumentsOf(
  { args }: Pick<GraphQLField<unknown, unknown>, 'args'>,
  planId: string,
): Record<string, unknown>[] {
  const needed = args.filter(isRequiredArgument).map(({ name }) => name);
  const others = args.map(({ name }) => name).filter((name) => !needed.includes(name));
  const named = [needed, ...others.map((name) => [...needed, name])];
  return named.flatMap((names) =>
    names.reduce<Record<string, unknown>[]>(
      (sets, name) => {
        const type = args.find((arg) => arg.name === name)?.type;
        const values = type && name !== 'planId' ? valuesOf(type, name) : [planId];
        return sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value })));
      },
      [{}],
    ),
  );
}

function valuesOf(type: GraphQLInputType, name: string): unknown[] {
  if (isNonNullType(type)) return valuesOf(type.ofType, name);
  if (isListType(type)) return valuesOf(type.ofType, name).map((value) => [value]);
  const fitting = FITTING[name]?.();
  const inner = getNamedType(type);
  // The dates of the history are a scalar of their own.
  if (fitting !== undefined && inner.name !== 'DateTime') return fitting;
  if (isInputObjectType(inner)) return objectsOf(inner);
  if (isEnumType(inner)) return [inner.getValues()[0]?.name];
  switch (inner.name) {
    case 'ID':
      return [name === 'opId' ? newOpId() : randomUUID()];
    case 'Int':
      return [1];
    case 'Boolean':
      return [true];
    case 'DateTime':
      return [new Date().toISOString()];
    default:
      return ['woorden die passen'];
  }
}

function objectsOf(type: GraphQLInputObjectType): object[] {
  const fields = Object.entries(type.getFields());
  if (type.isOneOf) {
    return fields.flatMap(([name, field]) =>
      valuesOf(field.type, name).map((value) => ({ [name]: value })),
    );
  }
  const values = fields.map(([name, field]) => [name, valuesOf(field.type, name)] as const);
  const most = Math.max(...values.map(([, each]) => each.length));
  return Array.from({ length: most }, (_, index) =>
    Object.fromEntries(values.map(([name, each]) => [name, each[index] ?? each[0]])),
  );
}

const NAMED = { name: 'A. de Vries', function: 'beheerder', login: 'nieuw@example.nl' };
const KNOWN_BY = { surnames: ['de Vries'], bornOn: '1980-02-03' };
const SUCCESSOR = { successor: randomUUID() };
const PASSKEY = { id: 'aa', rawId: 'aa', type: 'public-key' };
const USED = { clientDataJSON: 'aa', authenticatorData: 'aa', signature: 'aa' };

const WHY = { opId: newOpId(), basis: 'OTHER', reason: 'Het staat er ten onrechte' };

/** What is sent over HTTP, by the name of the operation in the permission surface. */
export const BODIES: Readonly<Record<string, object>> = {
  'POST /erasures/cases/:id': WHY,
  'POST /erasures/plans/:id': { ...WHY, target: { sort: 'ITEM', items: [randomUUID()] } },
  'POST /erasures/plans/:id/undo/:erasure': { opId: newOpId() },
  'POST /erasures/plans/:id/withdraw/:erasure': { opId: newOpId() },
  'POST /erasures/:id/agree': { opId: newOpId() },
  'POST /erasures/:id/refuse': { opId: newOpId(), reason: WHY.reason },
  'POST /erasures/:id/undo': { opId: newOpId() },
  'POST /legal-holds': { caseNumber: 'VB-1', reason: WHY.reason },
  'POST /legal-holds/lift': { caseNumber: 'VB-1' },
  'POST /retention': { recordKind: 'CASE', months: 12, starts: 'CASE_CLOSED' },
  'POST /retention/due-items/:id': {
    opId: newOpId(),
    recordKind: 'agreement',
    reason: WHY.reason,
  },
  'POST /auth/code': { code: '123456' },
  'POST /auth/invitation/accept': { token: 'x', password: 'veilige wachtzin', code: '123456' },
  'POST /auth/invitation/open': { token: 'x' },
  'POST /auth/oidc/start': { login: 'a@example.nl' },
  'POST /auth/oidc/back-channel/:provider': { logout_token: 'x' },
  'POST /auth/passkey': { response: { ...PASSKEY, response: USED } },
  'POST /auth/passkeys': {
    name: 'Sleutel',
    response: { ...PASSKEY, response: { clientDataJSON: 'aa', attestationObject: 'aa' } },
  },
  'POST /auth/password': { login: 'a@example.nl', password: 'veilige wachtzin' },
  'POST /auth/people': { ...NAMED, administrator: false },
  'POST /auth/people/:id/deputy': { deputy: randomUUID() },
  'POST /auth/people/:id/functions': { give: ['CASE_INTAKE'], take: [] },
  'POST /auth/people/:id/hand-over': SUCCESSOR,
  'POST /auth/step-up': { code: '123456' },
  'POST /auth/step-up/passkey': { response: { ...PASSKEY, response: USED } },
  'POST /conflict/plans/:id': { item: randomUUID(), ...KNOWN_BY },
  'POST /conflict/reports/:id/hand-on': SUCCESSOR,
  'POST /conflict/reports/:id/lift': { reason: 'Zij zijn al jaren gescheiden.' },
  'POST /conflict/staff/:id': KNOWN_BY,
  'POST /conflict/ties/:id': KNOWN_BY,
  'POST /demo/login': { person: 'VT1' },
  'POST /platform/organisations': { name: 'Opvang Noord', type: 'SHELTER' },
  'POST /platform/organisations/:id/invite': NAMED,
  'POST /platform/organisations/:id/rename': { name: 'Opvang Zuid' },
  'POST /ledger/cosignatures': { size: 1, cosignature: 'AAAA' },
  'GET /demo/sign-in': { person: 'VT1' },
  'GET /platform/organisations': { name: 'Opvang', after: 'x' },
};

/** Takes nothing but the address, and at most an id in it. */
export const BARE: ReadonlySet<string> = new Set([
  'POST /auth/passkey/options',
  'POST /auth/passkeys/:id/remove',
  'POST /auth/passkeys/options',
  'POST /auth/people/:id/block',
  'POST /auth/people/:id/invite',
  'POST /auth/people/:id/recover',
  'POST /auth/recoveries/:id/cancel',
  'POST /auth/recoveries/:id/confirm',
  'POST /auth/recoveries/:id/invite',
  'POST /auth/sessions/:id/end',
  'POST /auth/sessions/end-others',
  'POST /auth/step-up/passkey/options',
  'POST /conflict/reports/:id/agree',
  'POST /conflict/reports/:id/confirm',
  'POST /platform/organisations/:id/deactivate',
  'POST /retention/:kind/remove',
  'POST /sign-out',
]);

/** Ops of every kind but those that hold words of a field, on this stream or of nothing. */
export const OPS = (stream: string): Op[] => [
  addOp('condition', { audience: named({ id: randomUUID() }), after: randomUUID() }),
  moveOp({ stream }, randomUUID()),
  removeOp({ stream, rev: 0 }),
  restoreOp({ stream, rev: 0 }),
  audienceOp({ stream, rev: 0 }, listed({ id: randomUUID() })),
  fieldAudienceOp({ stream, rev: 0 }, named({ id: randomUUID() })),
  { kind: 'conflict.declare', opId: newOpId() },
  {
    kind: 'breakGlass.use',
    opId: newOpId(),
    section: 'shelterLocation',
    reason: 'Zij belt en is in nood.',
  },
  { kind: 'breakGlass.end', opId: newOpId(), use: randomUUID() },
  {
    kind: 'breakGlass.review',
    opId: newOpId(),
    use: randomUUID(),
    verdict: 'JUSTIFIED',
    conclusion: 'Het was terecht.',
  },
  { kind: 'breakGlass.seen', opId: newOpId(), use: randomUUID() },
];
