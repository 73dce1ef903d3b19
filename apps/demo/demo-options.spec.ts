import { OptionFault, readOptions } from './demo-options.js';

describe('the options of the demo', () => {
  it('has a default for each', () => {
    const usual = { port: undefined, reset: false, json: false, replay: false, speed: 1 };
    expect(readOptions([])).toEqual(usual);
  });

  it('reads each of them', () => {
    expect(readOptions(['--port', '4000', '--reset', '--json'])).toMatchObject({
      port: 4000,
      reset: true,
      json: true,
    });
    expect(readOptions(['--replay', '--speed=max'])).toMatchObject({ speed: Infinity });
    expect(readOptions(['--help'])).toBe('help');
  });

  it.each([
    [['--colour'], "Unknown option '--colour'"],
    [['demo'], "Unexpected argument 'demo'"],
    [['--port'], "Option '--port <value>' argument missing"],
    [['--port', 'http'], "--port must be a number up to 65535, not 'http'"],
    [['--port', '65536'], "--port must be a number up to 65535, not '65536'"],
    [['--replay', '--speed', '5'], "--speed must be 1, 10 or max, not '5'"],
    [['--speed', '10'], '--speed goes with --replay'],
  ])('refuses %j and says why', (args, message) => {
    expect(() => readOptions(args)).toThrow(new OptionFault(message));
  });
});
