import { randomUUID } from 'node:crypto';
import type { PresentedItem } from '#contract';
import {
  CHECKPOINT,
  leafHash,
  LOG_HEAD,
  openHeadProof,
  verifyConsistency,
  verifyInclusion,
  type LogHead,
  type StreamHead,
} from '#ledger';
import { TestApp } from '../support/app.js';
import { accessLinesOf } from '../support/access-lines.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { MINUTE, TestSigner } from '../support/ledger/test-signer.js';
import { query } from '../support/log-check.js';
import { listed, OPEN, textIn, typeOp } from '../support/ops.js';

const EVIDENCE = `query ($plan: ID!, $since: Int) { evidence(planId: $plan, since: $since) {
  logHead cosignatures consistency
  restores { bytes inclusion consistency }
  checkpoint { leaf number inclusion proofs { stream bytes } } } }`;

interface Given {
  logHead: string;
  cosignatures: string[];
  consistency: string[];
  restores: { bytes: string }[];
  checkpoint: {
    leaf: string;
    number: number;
    inclusion: string[];
    proofs: { stream: string; bytes: string }[];
  } | null;
}

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

describe('evidence of a plan', () => {
  let app: TestApp;
  let table: Table;
  let signer: TestSigner;
  let hidden: PresentedItem;
  let open: PresentedItem;
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  /** Before anything was written. */
  const first = now - 10 * MINUTE;
  /** After all that this test writes; then one after the other. */
  let moment = now + 2 * MINUTE;

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
    signer = await TestSigner.start(app.database.url);
    const { vt } = table;
    hidden = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    open = await vt.add('agreement', { audience: OPEN });
    for (const item of [hidden, open]) {
      await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'Wat er staat.' }));
    }
    hidden = await vt.item(hidden.id);
    open = await vt.item(open.id);
  });
  afterAll(async () => {
    await signer.close();
    await app.close();
  });

  async function ask(desk: Desk, variables: object = {}): Promise<Given | null> {
    const cookie = await app.signIn(desk.person);
    const { data, errors } = await app.graphql(cookie, EVIDENCE, {
      plan: desk.planId,
      ...variables,
    });
    expect(errors).toBeUndefined();
    return (data as { evidence: Given | null }).evidence;
  }

  /** What a reader makes of it, in the order of G-44. */
  function headsIn(given: Given | null): { log: LogHead; heads: StreamHead[] } {
    const { logHead, checkpoint } = given ?? {};
    if (logHead === undefined || !checkpoint) throw new Error('no checkpoint');
    const log = LOG_HEAD.open(bytes(logHead), [signer.key]);
    const leaf = bytes(checkpoint.leaf);
    const { number, headsRoot } = CHECKPOINT.open(leaf, [signer.key]);
    expect(checkpoint.number).toBe(number);
    const place = { hash: leafHash(leaf), index: number };
    expect(verifyInclusion(place, log, checkpoint.inclusion.map(bytes))).toBe(true);
    const heads = checkpoint.proofs.map((proof) => {
      const head = openHeadProof(bytes(proof.bytes), headsRoot);
      expect(head.streamId).toBe(proof.stream);
      return head;
    });
    return { log, heads };
  }

  async function sign(): Promise<void> {
    moment += MINUTE;
    expect(await signer.signAt(moment)).toBe('signed');
  }

  const streamsOf = (...items: PresentedItem[]): string[] =>
    items.flatMap(({ fields }) =>
      Object.values(fields).flatMap(({ stream, rev }) => (rev > 0 ? [stream] : [])),
    );

  it('[G-54] [G-61] is proven by the next checkpoint, for who asked before it, of what they may read', async () => {
    const { vt } = table;
    expect(await ask(vt)).toBeNull();
    await signer.signAt(first);
    expect(await ask(vt)).toMatchObject({ checkpoint: null, consistency: [] });
    await sign();
    const own = headsIn(await ask(vt));
    expect(own.log).toMatchObject({ size: 2, at: moment });
    const proven = own.heads.map(({ streamId }) => streamId);
    expect(streamsOf(hidden, open)).toHaveLength(2);
    expect(proven).toEqual(expect.arrayContaining(streamsOf(hidden, open)));
    // Each head is the receipt of the last change.
    const typed = textIn(open, 'action');
    const head = own.heads.find(({ streamId }) => streamId === typed.stream);
    expect(head?.rev).toBe(typed.rev);
    await sign();
    const again = headsIn(await ask(vt));
    expect([again.log.size, again.heads]).toEqual([3, own.heads]);
    const lines = await accessLinesOf(app, vt.person);
    expect(lines.filter((line) => line === 'HISTORY_READ')).toHaveLength(4);
  });

  it('[G-61] proves nothing of what somebody may not read', async () => {
    const { vt, police } = table;
    await ask(vt);
    await ask(police);
    await sign();
    const all = headsIn(await ask(vt)).heads.map(({ streamId }) => streamId);
    const theirs = headsIn(await ask(police)).heads.map(({ streamId }) => streamId);
    const [inHidden, inOpen] = [streamsOf(hidden), streamsOf(open)];
    expect(theirs).toEqual(expect.arrayContaining(inOpen));
    for (const stream of inHidden) expect(theirs).not.toContain(stream);
    expect(all.filter((stream) => !theirs.includes(stream)).length).toBeGreaterThan(
      inHidden.length,
    );
    expect(theirs.filter((stream) => !all.includes(stream))).toEqual([]);
  });

  it('[G-54] shows whoever had not asked before it no proof that stands there for others', async () => {
    const { police, vt } = table;
    await ask(police);
    await query(app.database.url, (client) =>
      client.query('UPDATE proof_wish SET since = $2 WHERE person_id = $1', [
        police.person.id,
        new Date(moment + MINUTE + 1),
      ]),
    );
    await sign();
    expect(headsIn(await ask(vt)).heads.length).toBeGreaterThan(0);
    expect((await ask(police))?.checkpoint).toBeNull();
    await sign();
    expect(headsIn(await ask(police)).heads.length).toBeGreaterThan(0);
  });

  it('[G-61] shows that the log goes on from the size that somebody saw', async () => {
    const { vt } = table;
    const before = headsIn(await ask(vt)).log;
    await sign();
    const given = await ask(vt, { since: before.size });
    const { log } = headsIn(given);
    expect(verifyConsistency(before, log, (given?.consistency ?? []).map(bytes))).toBe(true);
    expect((await ask(vt, { since: 2_000_000_000 }))?.consistency).toEqual([]);
  });

  it('[G-61] is absent for who is not on the case, and nothing for who is not signed in', async () => {
    const stranger = (await buildTable(app)).vt;
    const cookie = await app.signIn(stranger.person);
    for (const plan of [table.plan.id, randomUUID()]) {
      const { data, errors } = await app.graphql(cookie, EVIDENCE, { plan });
      expect([data, errors?.[0]?.extensions['code']]).toEqual([{ evidence: null }, 'ABSENT']);
    }
    const nobody = await app.graphql(undefined, EVIDENCE, { plan: table.plan.id });
    expect(nobody.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('[G-60] shows the log to whoever is signed in, and to nobody else', async () => {
    const cookie = await app.signIn(table.team.person);
    const paths = ['head', 'keys', 'leaves?from=0', 'consistency?from=1&to=2', 'restores?to=2'];
    for (const path of paths) {
      await app.http().get(`/ledger/${path}`).expect(401);
      await app
        .http()
        .get(`/ledger/${path}`)
        .set('Authorization', `Bearer ${'x'.repeat(40)}`)
        .expect(401);
      await app.http().get(`/ledger/${path}`).set('Cookie', cookie).expect(200);
    }
    for (const path of ['consistency?from=3&to=2', 'consistency?from=1&to=9999']) {
      await app.http().get(`/ledger/${path}`).set('Cookie', cookie).expect(404);
    }
    await app.http().get('/ledger/leaves?from=-1').set('Cookie', cookie).expect(400);
    const { body } = await app.http().get('/ledger/leaves?from=0').set('Cookie', cookie);
    const [leaf] = (body as { leaves: string[] }).leaves;
    expect(CHECKPOINT.open(bytes(leaf ?? ''), [signer.key])).toMatchObject({
      number: 0,
      at: first,
    });
  });

  it('[G-60] [G-61] shows a restore with what shows it', async () => {
    const { restore } = await signer.restore();
    const given = await ask(table.vt);
    expect(given?.restores).toHaveLength(1);
    const cookie = await app.signIn(table.vt.person);
    const path = `/ledger/restores?to=${restore.number + 1}`;
    const { body } = await app.http().get(path).set('Cookie', cookie).expect(200);
    expect(body).toEqual({ restores: given?.restores });
  });
});
