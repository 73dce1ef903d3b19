import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import { CHANGE_KINDS } from '../../../libs/history/change.js';
import type { ChangeRecord, LedgerRecords } from './ledger-records.js';

/** Somebody who writes the log anew, with everything that can be worked out: all but what is signed. */
export function rechain(records: LedgerRecords, stream: string): void {
  let previous: string | undefined;
  for (const change of records.changes) {
    if (change.stream !== stream) continue;
    if (change.genesis) change.previous = genesisOf(change.genesis, records.header.plan);
    else if (previous !== undefined) change.previous = previous;
    recommit(change);
    change.hash = linkOf(change);
    previous = change.hash;
  }
}

function recommit({ actor, body }: ChangeRecord): void {
  if (actor.salt !== undefined) actor.commitment = commit(actor.salt, { person: actor.person });
  if (body.salt !== undefined) body.commitment = commit(body.salt, body.value);
}

function genesisOf(genesis: NonNullable<ChangeRecord['genesis']>, plan: string): string {
  const { salt, closed, ...about } = genesis;
  return commit(salt, { ...about, closed: { veiled: closed }, plan });
}

function commit(salt: string, value: unknown): string {
  const key = Buffer.from(salt, 'base64url');
  return createHmac('sha256', key)
    .update(canonicalize(value) ?? '')
    .digest('hex');
}

function linkOf(change: ChangeRecord): string {
  const code = CHANGE_KINDS[change.kind as keyof typeof CHANGE_KINDS];
  const fixed = Buffer.alloc(148);
  fixed.writeUInt16BE(change.format, 0);
  fixed.write(change.stream.replaceAll('-', ''), 2, 'hex');
  fixed.writeBigUInt64BE(BigInt(change.rev), 18);
  fixed.write(change.previous, 26, 'hex');
  fixed.writeBigUInt64BE(BigInt(Date.parse(change.at)), 58);
  fixed.writeUInt16BE(code, 66);
  fixed.write(change.organisation.replaceAll('-', ''), 68, 'hex');
  fixed.write(change.actor.commitment, 84, 'hex');
  fixed.write(change.body.commitment, 116, 'hex');
  return createHash('sha256').update(fixed).digest('hex');
}
