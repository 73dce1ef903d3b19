import { readFile } from 'node:fs/promises';
import {
  cosign,
  judgeLogHead,
  LOG_HEAD,
  openRecordedRestore,
  type LogHead,
  type LogVerdict,
  type SigningKey,
  type VerifyingKey,
} from '#ledger';
import { replace } from '../signer/files/durable-files.js';
import type { LedgerApi } from './ledger-api.js';

export interface WitnessDeps {
  api: LedgerApi;
  /** Whose log it is. */
  signers: readonly VerifyingKey[];
  key: SigningKey;
  /** The file with the last log head that was cosigned. */
  kept: string;
}

/** What came of a look; `size` is that of the log head that was shown. */
export interface Look {
  verdict: LogVerdict;
  size: number;
  isCosigned: boolean;
}

/** Cosigns log heads of one server that go on from each other, and no others (G-62). */
export class Witness {
  constructor(private readonly deps: WitnessDeps) {}

  /**
   * Looks at the newest log head. After a restore it cosigns only when `mayRestore`: a person has said so. Throws a LedgerFault
   * for a head that is none, or not by the signers; NoAnswer.
   */
  async look(mayRestore: boolean): Promise<Look> {
    const { api, signers, key, kept } = this.deps;
    const { logHead, cosignatures } = await api.head();
    const head = LOG_HEAD.open(logHead, signers);
    const verdict = await this.judge(head);
    const isCosigned = verdict === 'GOES_ON' || (verdict === 'RESTORED' && mayRestore);
    if (isCosigned) {
      const cosignature = cosign(logHead, signers, key);
      // Kept before anyone has it: never one on each side of a fork.
      await replace(kept, logHead);
      if (!cosignatures.some((one) => one.equals(cosignature))) {
        await api.send(head.size, cosignature);
      }
    }
    return { verdict, size: head.size, isCosigned };
  }

  /** RESTORED also where the log goes on, when it tells of a restore that was not seen before. */
  private async judge(head: LogHead): Promise<LogVerdict> {
    const { api, signers } = this.deps;
    const last = await this.last();
    if (!last) return 'GOES_ON';
    const consistency = last.size <= head.size ? await api.consistency(last.size, head.size) : [];
    const restores = (await api.restores(head.size)).map((evidence) =>
      openRecordedRestore(evidence, head, signers),
    );
    const verdict = judgeLogHead(last, head, { consistency, restores });
    const isTold = restores.some(({ at }) => at > last.at);
    return verdict === 'GOES_ON' && isTold ? 'RESTORED' : verdict;
  }

  /** The last head that was cosigned. Throws for a file that holds anything else: it is not for us to forget. */
  private async last(): Promise<LogHead | undefined> {
    const bytes = await readFile(this.deps.kept).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return bytes && LOG_HEAD.open(bytes, this.deps.signers);
  }
}
