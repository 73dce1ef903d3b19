import { ForbiddenException, NotFoundException } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { ERROR_CODES } from '#contract';
import { Refused, VangnetLogger } from '#kernel';
import { answeredError, formatErrorWith } from './graphql-error.js';
import { answerTo, httpStatusOf, refusalOf } from './refusal-of.js';

const SECRET = 'A woont aan de Voorbeeldlaan';

function listeningLogger(lines: string[]): VangnetLogger {
  return new VangnetLogger({ level: 'info' }, { write: (text: string) => void lines.push(text) });
}

describe('what a reader is told of an error', () => {
  it('is the refusal itself, with its rule and current value', () => {
    const current = { rev: 3, value: 'SHORT' };
    const refused = new Refused('STALE', { rule: 'R-01', current });
    expect(refusalOf(refused)).toEqual({ code: 'STALE', rule: 'R-01', current });
    expect(answeredError(refusalOf(refused), 'r').extensions).toEqual({
      code: 'STALE',
      rule: 'R-01',
      current,
    });
  });

  it('is the code for what Nest and the body parser refuse', () => {
    const tooLarge = Object.assign(new Error(SECRET), { status: 413, expose: true });
    const noJson = Object.assign(new Error(SECRET), { status: 400, expose: true });
    expect(refusalOf(new NotFoundException(SECRET))).toEqual({ code: 'ABSENT' });
    expect(refusalOf(new ForbiddenException(SECRET))).toEqual({ code: 'NOT_ALLOWED' });
    expect(refusalOf(tooLarge)).toEqual({ code: 'FRAME_TOO_LARGE' });
    expect(refusalOf(noJson)).toEqual({ code: 'MALFORMED' });
  });

  it('[L-24] is UNAVAILABLE while the database is away', () => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '53300']) {
      expect(refusalOf(Object.assign(new Error(SECRET), { code }))).toEqual({
        code: 'UNAVAILABLE',
      });
    }
  });

  it('is FAULT without detail for everything else', () => {
    const odd = [
      new Error(SECRET),
      Object.assign(new Error(SECRET), { code: '22P02' }),
      SECRET,
      null,
    ];
    for (const error of odd) expect(refusalOf(error)).toEqual({ code: 'FAULT' });
  });

  it('has an http status for every code', () => {
    for (const code of ERROR_CODES) expect(httpStatusOf({ code })).toBeGreaterThanOrEqual(400);
    expect(httpStatusOf({ code: 'FAULT' })).toBe(500);
  });

  it('goes to the log under its request id when it is a fault, and not when it is an answer', () => {
    const lines: string[] = [];
    const logger = listeningLogger(lines);
    answerTo(new Refused('ABSENT'), logger, 'request-1');
    answerTo(new NotFoundException(), logger, 'request-1');
    expect(lines).toEqual([]);
    answerTo(new Error(SECRET), logger, 'request-2');
    expect(lines.join()).toContain('request-2');
    expect(lines.join()).not.toContain(SECRET);
  });
});

describe('the last word on a GraphQL error', () => {
  const lines: string[] = [];
  const format = formatErrorWith(listeningLogger(lines));
  const say = (error: GraphQLError) => format(error.toJSON(), error);

  it('leaves an answer as it is', () => {
    const answer = answeredError({ code: 'FAULT' }, 'request-1');
    expect(say(answer)).toMatchObject({
      message: 'FAULT',
      extensions: { code: 'FAULT', requestId: 'request-1' },
    });
  });

  it('keeps values and near names out of what it says of variables', () => {
    const message = `Variable "$ops" got invalid value "${SECRET}"; Did you mean "itemMove"?`;
    const error = new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
    expect(say(error)).toEqual({
      message: 'Variable "$ops" does not fit its type.',
      extensions: { code: 'MALFORMED' },
    });
  });

  it('tells nothing of what went wrong inside', () => {
    const error = new GraphQLError(`Enum cannot represent value: "${SECRET}"`, {
      path: ['plan', 'label'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: [SECRET] },
    });
    expect(say(error)).toEqual({
      message: 'FAULT',
      path: ['plan', 'label'],
      extensions: { code: 'FAULT' },
    });
    expect(lines.join()).not.toContain(SECRET);
  });
});
