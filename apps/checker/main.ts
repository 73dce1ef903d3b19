import './node/stand-in.js';
import { NotALedger } from '../../tools/verify/verify-ledger.mjs';
import { FileCheck } from './check-file.js';
import { judgeHead } from './judge-head.js';
import type { Answer, Question } from './message.js';

/** The checker: the verifier of `tools/verify`, in a worker of the browser. */
let check: FileCheck | undefined;

function answerTo(question: Question): Answer {
  if (question.ask === 'head') {
    return { is: 'head', verdict: judgeHead(question.keys, question.held, question.shown) };
  }
  if (question.ask === 'begin') check = new FileCheck(question.trust);
  if (!check) throw new Error('a part of a file that was not begun');
  if (question.ask === 'end') return { is: 'verdict', verdict: check.conclude() };
  if (question.ask === 'part') check.read(question.bytes);
  return { is: 'going', changes: check.changes };
}

/** What a worker is to its own code: Node's types, which the verifier is written under, have no worker of a browser. */
interface Scope {
  addEventListener(type: 'message', listener: (event: { data: Question }) => void): void;
  postMessage(answer: Answer): void;
}

const scope = globalThis as unknown as Scope;
scope.addEventListener('message', ({ data }) => scope.postMessage(safely(data)));

function safely(question: Question): Answer {
  try {
    return answerTo(question);
  } catch (error) {
    if (error instanceof NotALedger) return { is: 'nothing' };
    throw error;
  }
}
