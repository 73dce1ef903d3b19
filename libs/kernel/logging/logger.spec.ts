import { VangnetLogger } from './logger.js';

function loggerInto(lines: string[]): VangnetLogger {
  return new VangnetLogger({ level: 'info' }, { write: (text: string) => void lines.push(text) });
}

describe('VangnetLogger', () => {
  it('tells where a fault happened and never what its message quotes', () => {
    const lines: string[] = [];
    const error = Object.assign(new Error('invalid input: "A woont aan de Voorbeeldlaan"'), {
      code: '22P02',
      detail: 'Voorbeeldlaan',
      parameters: ['Voorbeeldlaan'],
    });
    loggerInto(lines).fault(error, 'request-1');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('Voorbeeldlaan');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      fault: 'Error',
      code: '22P02',
      requestId: 'request-1',
    });
  });

  it('leaves out the message of an error that Nest hands over', () => {
    const lines: string[] = [];
    loggerInto(lines).error(new SyntaxError('Unexpected token in "Voorbeeldlaan"'), 'Somewhere');
    expect(lines.join()).not.toContain('Voorbeeldlaan');
  });

  it('names the part that speaks', () => {
    const lines: string[] = [];
    loggerInto(lines).log('started', 'NestFactory');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'started', context: 'NestFactory' });
  });
});
