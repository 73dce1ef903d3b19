import { en } from '../../tools/verify/en.words.mjs';
import { nl } from '../../tools/verify/nl.words.mjs';
import { heldHead } from '../../tools/verify/receipts.mjs';
import { LedgerCheck } from '../../tools/verify/verify-ledger.mjs';
import type { FileTrust, FileVerdict, Wrong } from './message.js';
import { ShownCheck, type ShownFault } from './shown-check.js';
import { trustedKeys } from './trusted.js';

const WORDS = { nl, en };
/** Faults that are shown one by one. */
const SHOWN = 50;
/** A file without a checkpoint says nothing of the head that is held: whoever asks first gets one. */
const NOT_YET = 'SEEN_NOTHING';
/** Fields of streams that are no item's: they begin with this, but the item's own. */
const OF_THE_CIRCLE = /^@(?!item$)/;

type Conclusion = ReturnType<LedgerCheck['conclude']>;

/** Checks one file while it arrives: the verifier looks at the file, and what the log gives is held against the screen. */
export class FileCheck {
  private readonly check: LedgerCheck;
  private readonly shown: ShownCheck;
  private readonly items = new Set<string>();
  private first: number | null = null;
  private last: number | null = null;
  private moments: number[] = [];

  /** @throws WrongInput */
  constructor(private readonly trust: FileTrust) {
    const { keys, receipts, seen, shown } = trust;
    this.shown = new ShownCheck(shown);
    this.check = new LedgerCheck({
      keys: keys && trustedKeys(keys),
      receipts: receipts.map(({ at, ...receipt }) => ({ ...receipt, at: Date.parse(at) })),
      seen: seen === undefined ? undefined : heldHead(Buffer.from(seen)),
      follow: (change) => {
        const { at, item, field } = change;
        this.first ??= at;
        this.last = at;
        this.moments.push(at);
        if (item !== null && field !== null && !OF_THE_CIRCLE.test(field)) this.items.add(item);
        this.shown.follow(change);
      },
    });
  }

  get changes(): number {
    return this.check.changes;
  }

  /** @throws NotALedger */
  read(part: Uint8Array): void {
    this.check.read(Buffer.from(part));
  }

  /** @throws NotALedger */
  conclude(): FileVerdict {
    const { header, changes, evidence, report } = this.check.conclude();
    const { faults, behind, ...shown } = this.shown.conclude(header.from === null);
    const { checkpoint, logHead } = evidence;
    const { counts } = report;
    const ofFile = this.ofReport(report);
    const wrongs = [...ofFile, ...faults.map((fault) => ofScreen(fault))];
    return {
      wrongs: wrongs.slice(0, SHOWN),
      wrongCount: report.faultCount - (report.faults.length - ofFile.length) + faults.length,
      changes,
      items: this.items.size,
      first: this.first,
      last: this.last,
      checkpoint:
        checkpoint && logHead
          ? { at: checkpoint.at, logHead: logHead.bytes.toString('base64url') }
          : null,
      unconfirmed: this.moments.filter((at) => !checkpoint || at > checkpoint.at).length,
      signers: report.signers.size,
      witnesses: report.witnesses.size,
      restores: report.restores.map(({ at, keptUntil }) => ({ at, keptUntil })),
      shown,
      behind,
      closed: counts.closed,
      erased: [...report.erasures.values()].reduce((sum, { count }) => sum + count, 0),
      keptReceipts: counts.keptReceipts,
      goneReceipts: counts.restoredReceipts,
    };
  }

  private ofReport({ faults }: Conclusion['report']): Wrong[] {
    const words = WORDS[this.trust.language].faults;
    return faults
      .filter(({ code }) => code !== NOT_YET)
      .map(({ code, detail, item = null, field = null, rev = null }) => ({
        code,
        text: words[code]?.(detail) ?? code,
        item,
        field,
        rev,
      }));
  }
}

/** What is wrong with the screen has its words there. */
function ofScreen({ part, code }: ShownFault): Wrong {
  const { item, field, rev } = part;
  return { code, text: '', item, field, rev };
}
