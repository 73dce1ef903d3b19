import { randomBytes } from 'node:crypto';
import type { Demo } from './demo.fixture.js';

/** What the server holds of a text, as one person may read it: the truth that a screen is compared with. */
export interface StoredText {
  text: string;
  /** For each piece: how many code units, and by whom (the person's name). */
  spans: { length: number; person: string }[];
}

/** Asks the server, beside any window. */
export class PlanQuery {
  private constructor(
    private readonly demo: Demo,
    private readonly cookie: string,
  ) {}

  static async as(demo: Demo, person: string): Promise<PlanQuery> {
    const answer = await fetch(`${demo.url}/demo/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (!cookie) throw new Error('no session');
    return new PlanQuery(demo, cookie);
  }

  /** The texts "situation" of the people in the plan, by designation. */
  async situation(designation: string): Promise<StoredText & { item: string }> {
    const data = await this.ask<PersonsData>(
      `query ($plan: ID!) { plan(id: $plan) { sections { items { id ... on InvolvedPerson {
         designation { value } situation { text spans { length author { person { name } } } } } } } } }`,
      { plan: this.demo.planId },
    );
    const items = data.plan.sections.flatMap((section) => section.items);
    const item = items.find((one) => one.designation?.value === designation);
    if (!item?.situation) throw new Error(`nobody is called ${designation}`);
    const spans = item.situation.spans.map(({ length, author }) => ({
      length,
      person: author.person.name,
    }));
    return { item: item.id, text: item.situation.text, spans };
  }

  /** Everything that each person put into a text, oldest first, as history tells it. */
  async insertions(item: string, field: string): Promise<Map<string, string>> {
    const typed = new Map<string, string>();
    let after: string | null = null;
    const pages: HistoryData['history']['edges'][] = [];
    do {
      const data: HistoryData = await this.ask<HistoryData>(
        `query ($plan: ID!, $item: ID!, $field: String!, $after: String) {
           history(planId: $plan, item: $item, field: $field, first: 200, after: $after) {
             edges { node { person { name } parts { op text } } } pageInfo { hasNextPage endCursor } } }`,
        { plan: this.demo.planId, item, field, after },
      );
      pages.push(data.history.edges);
      after = data.history.pageInfo.hasNextPage ? data.history.pageInfo.endCursor : null;
    } while (after !== null);
    for (const { node } of pages.flat().toReversed()) {
      const inserted = node.parts.filter(({ op }) => op === 'INSERT').map(({ text }) => text);
      typed.set(node.person.name, (typed.get(node.person.name) ?? '') + inserted.join(''));
    }
    return typed;
  }

  /** Makes this person the regievoerder: they propose themselves, and the other accepts. */
  async direct(other: PlanQuery): Promise<void> {
    const id = await this.personId();
    const opId = newOpId();
    await this.submit([{ itemAdd: { opId, itemKind: 'caseDirection' } }]);
    const data = await this.ask<DirectionData>(
      `query ($plan: ID!) { plan(id: $plan) { sections { items { id ... on CaseDirection {
         director { stream } status { stream } } } } } }`,
      { plan: this.demo.planId },
    );
    const items = data.plan.sections.flatMap((section) => section.items);
    const item = items.find(({ id }) => id === opId);
    const set = (stream: string | undefined, value: unknown): object => ({
      fieldSet: { opId: newOpId(), stream, ifRev: 0, value },
    });
    const director = { sort: 'professional', id };
    await this.submit([set(item?.director?.stream, director)]);
    await other.submit([set(item?.status?.stream, 'ACCEPTED')]);
  }

  /** Adds an item that only these people and whoever adds it may see, with words in its first text. */
  async tellOnly(others: readonly PlanQuery[], { kind, words }: ToTell): Promise<void> {
    const persons = await Promise.all([this, ...others].map((each) => each.personId()));
    const opId = newOpId();
    const audience = { type: 'NAMED_PERSONS', persons };
    await this.submit([{ itemAdd: { opId, itemKind: kind, audience } }]);
    const data = await this.ask<{ plan: { sections: { items: Told[] }[] } }>(
      `query ($plan: ID!) { plan(id: $plan) { sections { items { id
         ... on ShelterLocation { arrangement { stream } }
         ... on AdditionalProtection { arrangement { stream } } } } } }`,
      { plan: this.demo.planId },
    );
    const item = data.plan.sections.flatMap(({ items }) => items).find(({ id }) => id === opId);
    const stream = item?.arrangement?.stream;
    await this.submit([{ textEdit: { opId: newOpId(), stream, rev: 0, changes: [[0, words]] } }]);
  }

  /** Who this is, as an id. */
  async personId(): Promise<string> {
    const { me } = await this.ask<{ me: { person: { id: string } } }>(
      '{ me { person { id } } }',
      {},
    );
    return me.person.id;
  }

  /** Begins a case of one's own organisation. */
  async begin(label: string): Promise<void> {
    const ground = { purpose: 'Oefenen', basis: 'LEGAL_TASK', reviewAt: '2099-06-01' };
    await this.ask('mutation ($newCase: NewCaseInput!) { beginCase(newCase: $newCase) }', {
      newCase: { opId: newOpId(), label, ground },
    });
  }

  /** Reads the plan, which is a line in the access log. */
  async read(): Promise<void> {
    await this.ask('query ($plan: ID!) { plan(id: $plan) { label } }', {
      plan: this.demo.planId,
    });
  }

  /** Adds an organisation, as the platform administrator. */
  async addOrganisation(name: string): Promise<void> {
    const answer = await this.post('/platform/organisations', { name, type: 'GP' });
    if (!answer.ok) throw new Error(`refused: ${answer.status}`);
  }

  private async submit(ops: object[]): Promise<void> {
    const { submit } = await this.ask<{ submit: { __typename: string }[] }>(
      'mutation ($plan: ID!, $ops: [OpInput!]!) { submit(planId: $plan, ops: $ops) { __typename } }',
      { plan: this.demo.planId, ops },
    );
    if (submit.some(({ __typename: type }) => type !== 'OpAccepted')) throw new Error('refused');
  }

  /** Asks, or changes, by a GraphQL document; throws what it is refused with. */
  async ask<T>(query: string, variables: Record<string, unknown>): Promise<T> {
    const answer = await this.post('/graphql', { query, variables });
    const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  private post(path: string, body: object): Promise<Response> {
    return fetch(this.demo.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie, origin: this.demo.url },
      body: JSON.stringify(body),
    });
  }
}

interface ToTell {
  kind: 'shelterLocation' | 'additionalProtection';
  words: string;
}

interface Told {
  id: string;
  arrangement?: { stream: string };
}

interface PersonsData {
  plan: {
    sections: {
      items: {
        id: string;
        designation?: { value: string | null };
        situation?: {
          text: string;
          spans: { length: number; author: { person: { name: string } } }[];
        };
      }[];
    }[];
  };
}

interface DirectionData {
  plan: {
    sections: {
      items: { id: string; director?: { stream: string }; status?: { stream: string } }[];
    }[];
  };
}

interface HistoryData {
  history: {
    edges: { node: { person: { name: string }; parts: { op: string; text: string }[] } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** A UUIDv7 (RFC 9562 §5.7). */
export function newOpId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
