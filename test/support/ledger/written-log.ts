import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { link, type Change } from '#history';

const BACKED_UP = [
  ...['change', 'plan_head'],
  ...['ledger_leaf', 'ledger_subtree', 'ledger_head', 'ledger_cosignature', 'ledger_refusal'],
];

/** A change log that is written past the server, as the superuser: of whatever moments a test needs. */
export class WrittenLog {
  private seqs = new Map<string, number>();
  private lasts = new Map<string, Change>();
  private backup = { seqs: this.seqs, lasts: this.lasts };

  private constructor(readonly client: pg.Client) {}

  static async open(url: string): Promise<WrittenLog> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new WrittenLog(client);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** The last change of a stream. */
  last(streamId: string): Change {
    const change = this.lasts.get(streamId);
    if (!change) throw new Error('no such stream');
    return change;
  }

  /** Adds a change of a moment to a stream, a new one where none is named; answers the stream. */
  async write(planId: string, at: number, streamId: string = randomUUID()): Promise<string> {
    await this.insert(planId, this.next(planId, at, streamId));
    return streamId;
  }

  /** The change that `write` would add; it is added as the last one of its stream. */
  next(planId: string, at: number, streamId: string): Change {
    const before = this.lasts.get(streamId);
    const seq = (this.seqs.get(planId) ?? 0) + 1;
    const genesis = { plan: planId, item: randomUUID(), field: 'action', closed: null } as const;
    const change = link(
      {
        streamId,
        opId: randomUUID(),
        kind: 'field.set',
        person: randomUUID(),
        organisation: randomUUID(),
        value: 'x',
        ...(!before && { genesis: { ...genesis, audience: { type: 'CASE_OPEN' } } }),
      },
      { seq, rev: (before?.rev ?? 0) + 1, at, keyId: randomUUID(), prevHash: before?.hash },
    );
    this.seqs.set(planId, seq);
    this.lasts.set(streamId, change);
    return change;
  }

  /** The two rows of a change, on whatever connection holds the transaction. */
  async insert(planId: string, change: Change, client: pg.ClientBase = this.client): Promise<void> {
    await client.query(
      `WITH head AS (
         INSERT INTO plan_head VALUES ($1, $2, to_timestamp($6::float8 / 1000))
         ON CONFLICT (plan_id) DO UPDATE SET seq = EXCLUDED.seq, at = EXCLUDED.at)
       INSERT INTO change (plan_id, seq, stream_id, rev, op_id, kind, at, actor_id, org_id, key_id, format, body,
                           body_commitment, actor_commitment, prev_hash, hash)
       VALUES ($1, $2, $3, $4, $5, 10, to_timestamp($6::float8 / 1000), $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        planId,
        change.seq,
        change.streamId,
        change.rev,
        change.opId,
        change.at,
        change.person,
        change.organisation,
        change.keyId,
        change.format,
        randomBytes(40),
        change.bodyCommitment,
        change.actorCommitment,
        change.prevHash,
        change.hash,
      ],
    );
  }

  /** A backup of changes and ledger, beside them. */
  async backUp(): Promise<void> {
    await this.client.query('DROP SCHEMA IF EXISTS backup CASCADE; CREATE SCHEMA backup');
    for (const table of BACKED_UP) {
      await this.client.query(`CREATE TABLE backup.${table} AS TABLE ${table}`);
    }
    this.backup = { seqs: new Map(this.seqs), lasts: new Map(this.lasts) };
  }

  /** Puts that backup in the place of what there is. */
  async putBack(): Promise<void> {
    for (const table of BACKED_UP) {
      await this.tamper(`TRUNCATE ${table}`);
      await this.tamper(`INSERT INTO ${table} SELECT * FROM backup.${table}`);
    }
    this.seqs = new Map(this.backup.seqs);
    this.lasts = new Map(this.backup.lasts);
  }

  /** Anything, as a superuser who has turned the triggers off. */
  async tamper(sql: string, values: unknown[] = []): Promise<void> {
    await this.client.query('SET session_replication_role = replica');
    await this.client.query(sql, values);
    await this.client.query('SET session_replication_role = DEFAULT');
  }
}
