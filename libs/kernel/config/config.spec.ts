import { DEFAULT_LIMITS, type Limits } from '#contract';
import { ConfigFaults, loadConcerns, loadConfig } from './config.js';
import { limitVariable } from './limits.config.js';

const BOTH = {
  DATABASE_URL: 'postgres://localhost/vangnet',
  VANGNET_KEY_FOLDER: '/var/lib/vangnet-keys',
};
const DEMO = { ...BOTH, VANGNET_DEMO: '1' };
const TOKEN = {
  VANGNET_KEY_PKCS11: '/usr/lib/softhsm/libsofthsm2.so',
  VANGNET_KEY_PKCS11_TOKEN: 'vangnet',
  VANGNET_KEY_PKCS11_PIN_FILE: '/etc/vangnet/pin',
  VANGNET_KEY_PKCS11_LABEL: 'master',
};
const REAL = {
  ...BOTH,
  VANGNET_ORIGINS: 'https://plan.example.nl,https://plan.example.org',
  VANGNET_SECRET: 'ab'.repeat(32),
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('listens on loopback unless it is told otherwise', () => {
    expect(loadConfig(DEMO).http).toMatchObject({ host: '127.0.0.1', port: 3000 });
  });

  it('lists everything that is wrong at once, without repeating any value', () => {
    const faults = faultsOf({
      DATABASE_URL: 'mysql://someone:hunter2@host/db',
      PORT: 'http',
      VANGNET_SECRET: 'hunter2',
      VANGNET_KEY_FOLDER: './hunter2',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining([
        'DATABASE_URL',
        'PORT',
        'VANGNET_KEY_FOLDER',
        'VANGNET_ORIGINS',
        'VANGNET_SECRET',
      ]),
    );
    expect(faults.join()).not.toContain('hunter2');
  });

  it('asks for a secret and for origins outside demo mode only', () => {
    expect(faultsOf(DEMO)).toEqual([]);
    expect(faultsOf(BOTH)).toHaveLength(2);
    expect(loadConfig(REAL)).toMatchObject({
      origins: ['https://plan.example.nl', 'https://plan.example.org'],
      demo: false,
    });
  });

  it('takes a secret in hex and in base64, and refuses a short one', () => {
    const base64 = Buffer.alloc(32, 0xab).toString('base64');
    expect(loadConfig({ ...REAL, VANGNET_SECRET: base64 }).secret).toEqual(loadConfig(REAL).secret);
    expect(faultsOf({ ...REAL, VANGNET_SECRET: 'ab'.repeat(31) })).toHaveLength(1);
  });

  it('refuses origins that are more or less than an origin', () => {
    for (const origins of ['plan.example.nl', 'https://plan.example.nl/', '*']) {
      expect(faultsOf({ ...REAL, VANGNET_ORIGINS: origins })).toHaveLength(1);
    }
  });

  it('shows the schema in demo mode and development, and nowhere else', () => {
    expect(loadConfig(DEMO).http.introspection).toBe(true);
    expect(loadConfig({ ...REAL, NODE_ENV: 'development' }).http.introspection).toBe(true);
    expect(loadConfig(REAL).http.introspection).toBe(false);
  });

  it('takes each limit from the environment, and the default of the contract otherwise', () => {
    expect(loadConfig(DEMO).limits).toEqual(DEFAULT_LIMITS);
    for (const name of Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]) {
      const { limits } = loadConfig({ ...DEMO, [limitVariable(name)]: '7' });
      expect(limits).toEqual({ ...DEFAULT_LIMITS, [name]: 7 });
    }
  });

  it('names the variable of a limit in capitals', () => {
    expect(limitVariable('frameBytes')).toBe('VANGNET_LIMIT_FRAME_BYTES');
    expect(limitVariable('opsPer10Seconds')).toBe('VANGNET_LIMIT_OPS_PER_10_SECONDS');
  });

  it('refuses a limit that is not a number', () => {
    expect(faultsOf({ ...DEMO, VANGNET_LIMIT_FRAME_BYTES: 'many' })).toHaveLength(1);
  });

  it('[S-17] takes all of what a token needs, or none of it', () => {
    expect(loadConfig(DEMO).keys).toEqual({ folder: '/var/lib/vangnet-keys', token: undefined });
    expect(loadConfig({ ...DEMO, ...TOKEN }).keys.token).toEqual({
      module: '/usr/lib/softhsm/libsofthsm2.so',
      token: 'vangnet',
      pinFile: '/etc/vangnet/pin',
      keyLabel: 'master',
    });
    for (const name of Object.keys(TOKEN)) {
      const faults = faultsOf({ ...DEMO, ...TOKEN, [name]: '' });
      expect(faults.map((fault) => fault.split(':')[0])).toEqual([name]);
    }
  });

  it('[S-17] takes the module and the PIN by absolute paths, never the PIN itself', () => {
    for (const name of ['VANGNET_KEY_PKCS11', 'VANGNET_KEY_PKCS11_PIN_FILE']) {
      const faults = faultsOf({ ...DEMO, ...TOKEN, [name]: 'hunter2' });
      expect(faults).toEqual([`${name}: must be an absolute path`]);
    }
  });

  it('[G-63] takes public keys of signers, and of witnesses with the hash of a token', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const witness = `${key}:${'ab'.repeat(32)}`;
    const given = { VANGNET_LEDGER_KEYS: `${key}, ${key}`, VANGNET_WITNESSES: witness };
    expect(loadConfig({ ...DEMO, ...given }).ledger).toEqual({
      cadenceMs: 300_000,
      signers: [Buffer.alloc(32, 7), Buffer.alloc(32, 7)],
      witnesses: [{ publicKey: Buffer.alloc(32, 7), tokenHash: Buffer.alloc(32, 0xab) }],
    });
    expect(loadConfig(DEMO).ledger).toMatchObject({ signers: [], witnesses: [] });
    const wrong = {
      VANGNET_LEDGER_KEYS: 'hunter2,AAAA',
      VANGNET_WITNESSES: `${key}:hunter2`,
      VANGNET_CHECKPOINT_MINUTES: '0',
    };
    const faults = faultsOf({ ...DEMO, ...wrong });
    expect(new Set(faults.map((fault) => fault.split(':')[0]))).toEqual(
      new Set(Object.keys(wrong)),
    );
    expect(faults.join()).not.toContain('hunter2');
  });

  it('[G-53] takes key and folder of the signer by absolute paths', () => {
    const signer = { VANGNET_SIGNER_KEY_FILE: '/k', VANGNET_SIGNER_STATE: '/s' };
    expect(loadConcerns(signer, ['signer']).signer).toMatchObject({ keyFile: '/k', state: '/s' });
    for (const name of Object.keys(signer)) {
      const given = { ...signer, [name]: 'here' };
      expect(() => loadConcerns(given, ['signer'])).toThrow(`${name}: must be an absolute path`);
    }
  });

  it('reads the concerns alone that somebody needs', () => {
    const env = { VANGNET_KEY_FOLDER: '/var/lib/vangnet-keys', PORT: 'http' };
    expect(Object.keys(loadConcerns(env, ['keys']))).toEqual(['keys']);
    expect(() => loadConcerns(env, ['keys', 'http'])).toThrow(ConfigFaults);
  });

  it('reads a variable that is set to nothing as not set', () => {
    expect(loadConfig({ ...DEMO, REDIS_URL: '', PORT: '' }).redis.url).toBeUndefined();
  });
});
