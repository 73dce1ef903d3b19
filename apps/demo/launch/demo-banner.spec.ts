import { demoBanner } from './demo-banner.js';
import { peopleLinks, type DemoDocument } from './demo-document.js';

const DOCUMENT: DemoDocument = {
  demo: true,
  url: 'http://127.0.0.1:3000',
  port: 3000,
  graphql: 'http://127.0.0.1:3000/graphql',
  live: 'ws://127.0.0.1:3000/live',
  ready: 'http://127.0.0.1:3000/health/ready',
  processes: { launcher: 1, server: 2, signer: 4, postgres: 3 },
  databasePort: 54_329,
  data: '/data',
  log: '/data/server.log',
  people: peopleLinks(3000),
  planId: 'plan',
  plans: [],
  startedInMs: 1,
};

describe('what the demo prints', () => {
  const banner = demoBanner(DOCUMENT);

  it('says in both languages that it is a demo', () => {
    expect(banner).toMatch(/demonstratie met verzonnen mensen[^\n]*Nooit voor echte casussen/);
    expect(banner).toMatch(/a demo with invented people[^\n]*Never for real cases/);
  });

  it('has a link for each person, on a host of their own, under their organisation', () => {
    for (const { signIn, name } of DOCUMENT.people) {
      expect(banner).toContain(signIn);
      expect(banner).toContain(name);
    }
    const own = banner.slice(
      banner.indexOf('Opvang De Voorbeeldhaven'),
      banner.indexOf('Wijkteam'),
    );
    expect(own.match(/http:\/\/o[12]\.localhost:3000\/demo\/sign-in\?person=O[12]/g)).toHaveLength(
      2,
    );
  });

  it('says who is on no case', () => {
    const lines = banner.split('\n').filter((one) => one.includes('op geen casus'));
    expect(lines.map((line) => /person=(\w+)/.exec(line)?.[1])).toEqual([
      'FG1',
      'BH1',
      'X1',
      'FG2',
      'PB1',
    ]);
  });
});
