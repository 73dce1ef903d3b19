import { sameJson, type StoredOp } from '#history';
import { reasonIn } from '../ops/circle-context.js';
import type { WriterOp } from '../ops/decide-op.js';
import { recordedGround } from '../ops/ground.js';
import { valueOf, type ChangeValues } from '../state/change-value.js';

type OpOf<K extends WriterOp['kind']> = Extract<WriterOp, { kind: K }>;

/** As `isSameContent`, for changes of the circle. Parts that are not recorded do not count. */
export function isSameInCircle(op: WriterOp, stored: StoredOp): boolean {
  switch (op.kind) {
    case 'organisation.invite':
    case 'organisation.admit': {
      const { ground, past } = op;
      return sameJson(stored.value, { ground: recordedGround(ground), past });
    }
    case 'organisation.decline':
    case 'organisation.leave':
    case 'organisation.end':
      return sameJson(stored.value, { reason: reasonIn(op.reason) });
    case 'member.add':
      return sameJson(stored.value, { organisation: op.organisation, endsAt: op.endsAt });
    case 'person.add':
      return isSameStay(op, stored);
    case 'case.begin':
      return sameJson(stored.value, { status: op.status });
    case 'case.status': {
      const { to, reason, report } = valueOf(stored, 'case.status');
      const isSameReport = report === null || sameJson(report, op.report);
      return to === op.to && reason === reasonIn(op.reason) && isSameReport;
    }
    case 'version.propose':
      return valueOf(stored, 'version.proposed').note === reasonIn(op.note);
    case 'version.answer':
    case 'version.skip':
      return isSameAnswer(op, valueOf(stored, 'version.answered'));
    case 'version.withdraw':
      return sameJson(stored.value, { reason: reasonIn(op.reason) });
    case 'case.mark':
      return sameJson(stored.value, { safetyHouse: op.safetyHouse });
    default:
      return true;
  }
}

/** An answer of one's own is for the organisation that one acts for; nobody says of that one that it could not be asked. */
function isSameAnswer(
  op: OpOf<'version.answer'> | OpOf<'version.skip'>,
  { organisation, answer, reason }: ChangeValues['version.answered'],
): boolean {
  if (reason !== reasonIn(op.reason)) return false;
  if (op.kind === 'version.answer') return answer === op.answer;
  return answer === 'COULD_NOT_BE_ASKED' && organisation === op.organisation;
}

/** A begin that lay behind when it was stored was not recorded. */
function isSameStay({ beginsAt, endsAt }: OpOf<'person.add'>, stored: StoredOp): boolean {
  const stay = valueOf(stored, 'member.added');
  const begin = msOf(beginsAt);
  const isSameBegin =
    stay.beginsAt === undefined ? begin === null || begin <= stored.at : stay.beginsAt === begin;
  return isSameBegin && stay.endsAt === msOf(endsAt);
}

function msOf(moment: string | null): number | null {
  return moment === null ? null : Date.parse(moment);
}
