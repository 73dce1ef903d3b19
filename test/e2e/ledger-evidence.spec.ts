import type { ErasureTarget } from '#contract';
import { LedgerReader } from '#history';
import { cosign, LOG_HEAD } from '#ledger';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { ask, buildOfficer, destroyed, officer } from '../support/erasure.js';
import { downloaded } from '../support/ledger/downloaded.js';
import { keysFileOf, newSigningKey } from '../support/ledger/evidence-signer.js';
import { recordsOf } from '../support/ledger/ledger-records.js';
import { MINUTE, TestSigner } from '../support/ledger/test-signer.js';
import { listed, OPEN, textIn, typeOp } from '../support/ops.js';
import { heldHead } from '../../tools/verify/receipts.mjs';
import { TrustedKeys } from '../../tools/verify/trusted-keys.mjs';
import { verifyLedger } from '../../tools/verify/verify-ledger.mjs';

/** The export, held against what the signer signed: erasures are among what it holds. */
describe('the evidence of an export', () => {
  let app: TestApp;
  let table: Table;
  let signer: TestSigner;
  let erased: string;
  const witness = newSigningKey();
  /** After all that this test writes; then one after the other. */
  let moment = Math.floor(Date.now() / MINUTE) * MINUTE + 5 * MINUTE;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_ERASURE_UNDO_DAYS: '0' } });
    table = await buildTable(app);
    signer = await TestSigner.start(app.database.url);
    const { vt } = table;
    const write = async (words: string, audience = OPEN): Promise<string> => {
      const { id } = await vt.add('agreement', { audience });
      await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: words }));
      return id;
    };
    await write('Alleen voor ons.', listed(vt.person.organisation));
    erased = await write('Dit gaat weg.');
    const passage = textIn(await vt.item(await write('Ook weg. Dit blijft.')), 'action');
    const { stream, rev } = passage;
    const own = await buildOfficer(app, vt);
    const targets: ErasureTarget[] = [
      { sort: 'ITEM', items: [erased] },
      { sort: 'PASSAGE', stream, rev, range: { from: 0, to: 9 } },
    ];
    for (const target of targets) {
      const erasure = await ask(vt, target);
      await officer(app, own, ['agree', erasure]);
      // Waits for ever where nobody agreed.
      await destroyed(app, erasure);
    }
    await signer.signAt(moment - 60 * MINUTE);
  }, 60_000);
  afterAll(async () => {
    await signer.close();
    await app.close();
  });

  async function sign(): Promise<void> {
    moment += MINUTE;
    expect(await signer.signAt(moment)).toBe('signed');
  }

  const keys = (): TrustedKeys =>
    TrustedKeys.parse(keysFileOf({ Ondertekenaar: signer.key }, { Getuige: witness }));

  it('[X-20] [X-22] [X-23] [G-54] stands in files of who asked before the newest checkpoint, and is right', async () => {
    const { vt, police, plan } = table;
    for (const { person } of [vt, police]) {
      const file = await downloaded(app, person, plan.id);
      expect(recordsOf(file).checkpoint).toBeUndefined();
      expect(verifyLedger([file]).isRight).toBe(true);
    }
    await sign();
    for (const { person } of [vt, police]) {
      const file = await downloaded(app, person, plan.id);
      const { isRight, report, evidence } = verifyLedger([file], { keys: keys() });
      expect([isRight, report.faults]).toEqual([true, []]);
      expect([...report.signers]).toEqual(['Ondertekenaar']);
      expect(evidence.checkpoint).toMatchObject({ number: 1, at: moment });
    }
  });

  it('[X-21] shows a head for each stream in the file, and for none that was erased', async () => {
    const { police, plan } = table;
    const file = await downloaded(app, police.person, plan.id);
    const { changes, heads } = recordsOf(file);
    expect(heads).toHaveLength(new Set(changes.map(({ stream }) => stream)).size);
    for (const words of ['Dit gaat weg', 'Ook weg', 'Alleen voor ons']) {
      expect(file.toString()).not.toContain(words);
    }
    const veil = { veiled: expect.stringMatching(/^[0-9a-f]{64}$/) };
    const ofItem = changes.filter(({ genesis }) => genesis?.item === erased);
    expect(ofItem.map(({ kind }) => kind)).toEqual(['item.erased']);
    expect(ofItem[0]?.body.value).toMatchObject({ era: veil, basis: 'DATA_SUBJECT_REQUEST' });
    const passage = changes.find(({ kind }) => kind === 'passage.erased');
    expect(passage?.body.value).toMatchObject({ era: veil, field: veil });
  });

  it('[X-20] [X-44] shows that the log goes on from the size that the reader names, and of a longer one nothing', async () => {
    const { vt, plan } = table;
    const held = (await app.get(LedgerReader).newest())?.logHead ?? Buffer.alloc(0);
    await sign();
    const seenIn = async (seen: number): Promise<Buffer> => {
      const headers = { Cookie: await app.signIn(vt.person) };
      const path = `${app.url}/plans/${plan.id}/ledger?seen=${seen}`;
      return Buffer.from(await (await fetch(path, { headers })).arrayBuffer());
    };
    const { size } = LOG_HEAD.read(held);
    const file = await seenIn(size);
    expect(recordsOf(file).checkpoint?.seen).toMatchObject({ size });
    const seen = heldHead(held);
    const { isRight, report } = verifyLedger([file], { keys: keys(), seen });
    expect([isRight, report.faults, report.counts.goesOn]).toEqual([true, [], 1]);
    expect(recordsOf(await seenIn(999)).checkpoint?.seen).toBeNull();
    const headers = { Cookie: await app.signIn(vt.person) };
    const bent = await fetch(`${app.url}/plans/${plan.id}/ledger?seen=-1`, { headers });
    expect(bent.status).toBe(400);
  });

  it('[X-20] holds cosignatures and restores, in their order', async () => {
    const { vt, plan } = table;
    await signer.restore('HARDWARE');
    moment += 2 * MINUTE;
    await sign();
    const newest = await app.get(LedgerReader).newest();
    const { logHead, size } = newest ?? { logHead: Buffer.alloc(0), size: 0 };
    const cosigned = cosign(logHead, [signer.key], witness);
    expect(await app.get(LedgerReader).cosign(cosigned, size, witness)).toBe(true);
    const file = await downloaded(app, vt.person, plan.id);
    const verdict = verifyLedger([file], { keys: keys(), witnesses: 1 });
    expect([verdict.isRight, verdict.report.faults]).toEqual([true, []]);
    expect([...verdict.report.witnesses]).toEqual(['Getuige']);
    expect(verdict.report.restores).toHaveLength(1);
  });
});
