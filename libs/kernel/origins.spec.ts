import { loadConfig } from './config/config.js';
import { Origins } from './origins.js';

const ENV = {
  DATABASE_URL: 'postgres://localhost/vangnet',
  VANGNET_KEY_FOLDER: '/var/lib/vangnet-keys',
};

describe('Origins', () => {
  it('[L-01] lets in the hosts of the demo on its own port and nothing else', () => {
    const origins = new Origins(loadConfig({ ...ENV, VANGNET_DEMO: '1', PORT: '4000' }));
    for (const origin of [
      'http://localhost:4000',
      'http://127.0.0.1:4000',
      'http://w1.localhost:4000',
    ]) {
      expect(origins.allows(origin)).toBe(true);
    }
    for (const origin of [
      'http://localhost:4001',
      'https://localhost:4000',
      'http://localhost.example.nl:4000',
      'http://a.b.localhost:4000',
      'null',
      '',
    ]) {
      expect(origins.allows(origin)).toBe(false);
    }
  });

  it('[L-01] follows the port that the system chose', () => {
    const origins = new Origins(loadConfig({ ...ENV, VANGNET_DEMO: '1', PORT: '0' }));
    origins.listeningOn(5123);
    expect(origins.allows('http://w1.localhost:5123')).toBe(true);
  });

  it('[L-01] lets in what was configured, to the letter, outside demo mode', () => {
    const origins = new Origins(
      loadConfig({
        ...ENV,
        VANGNET_ORIGINS: 'https://plan.example.nl',
        VANGNET_SECRET: 'ab'.repeat(32),
      }),
    );
    expect(origins.allows('https://plan.example.nl')).toBe(true);
    expect(origins.allows('https://plan.example.nl:444')).toBe(false);
    expect(origins.allows('http://localhost:3000')).toBe(false);
  });
});
