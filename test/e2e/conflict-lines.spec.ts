import { PlanWriter } from '#plan';
import { accessLinesOf } from '../support/access-lines.js';
import { buildWithAccount, getAs, giveAccount, postAs } from '../support/administrators.js';
import { TestApp } from '../support/app.js';
import { buildTable } from '../support/desk.js';
import { ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';

const LOG = `query { accessLog(first: 50) { edges { node { kind person { id } about { id } } } } }`;
const KNOWN_BY = { surnames: ['Naamloos'], bornOn: '1980-01-01' };

interface Line {
  kind: string;
  person: { id: string };
  about: { id: string } | null;
}

describe('what is done with conflicts of interest', () => {
  let app: TestApp;
  let officer: BuiltPerson;
  let second: BuiltPerson;
  /** An officer as well. */
  let denied: BuiltPerson;
  let administrator: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
    const table = await buildTable(app, [], ['PRIVACY_OFFICER']);
    denied = table.vt.person;
    await giveAccount(app, denied);
    const { organisation } = denied;
    const functions = ['PRIVACY_OFFICER'] as const;
    officer = await buildWithAccount(app, { organisation, functions: [...functions] });
    second = await buildWithAccount(app, { organisation, functions: [...functions] });
    administrator = await buildWithAccount(app, { organisation, administrator: true });
    const op = { kind: 'person.deny', opId: newOpId(), person: denied.id, how: 'MATCH' } as const;
    await app.get(PlanWriter).administer(ctxOf(table.police.person), table.plan.id, [op]);
  });
  afterAll(async () => app.close());

  const linesFor = async (reader: BuiltPerson): Promise<Line[]> => {
    const { data } = await app.graphql(await app.signIn(reader), LOG);
    const { edges } = (data as { accessLog: { edges: { node: Line }[] } }).accessLog;
    return edges.map(({ node }) => node).filter(({ kind }) => /^(CONFLICT|STAFF)_/.test(kind));
  };

  it('[W-14] is told line by line, refusals too, and never to whom it is about', async () => {
    const [report] = (await getAs(app, officer, '/conflict/reports')).body as { id: string }[];
    await postAs(app, officer, `/conflict/reports/${report?.id}/confirm`);
    await postAs(app, officer, '/conflict/reports/of-nothing/confirm');
    await postAs(app, officer, `/conflict/ties/${second.id}`, KNOWN_BY);
    await getAs(app, administrator, '/conflict/staff');
    await postAs(app, administrator, `/conflict/staff/${second.id}`, KNOWN_BY);
    await getAs(app, administrator, '/conflict/reports');
    expect(await accessLinesOf(app, officer)).toEqual(
      expect.arrayContaining(['CONFLICT_LIST', 'CONFLICT_HANDLE', 'CONFLICT_HANDLE ABSENT']),
    );
    const by = (person: BuiltPerson, kind: string, about: BuiltPerson | null = null): Line => ({
      kind,
      person: { id: person.id },
      about: about && { id: about.id },
    });
    const [staff, tag] = [by(administrator, 'STAFF_LIST'), by(administrator, 'STAFF_TAG', second)];
    const refused = by(administrator, 'CONFLICT_LIST');
    const list = by(officer, 'CONFLICT_LIST');
    const [ofDenied, ofSecond] = [denied, second].map((who) => by(officer, 'CONFLICT_HANDLE', who));
    const nobody = by(officer, 'CONFLICT_HANDLE');
    expect(await linesFor(officer)).toEqual([
      refused,
      tag,
      staff,
      ofSecond,
      nobody,
      ofDenied,
      list,
    ]);
    expect(await linesFor(second)).toEqual([refused, tag, staff, nobody, ofDenied, list]);
    expect(await linesFor(denied)).toEqual([refused, tag, staff, ofSecond, nobody, list]);
  });
});
