import { demoOfWorker, test as base, type Demo } from './demo.fixture.js';

/** A demo beside the one that most files share: who leaves in these tests, or what ends, does not come back. */
export const test = base.extend<object, { own: Demo }>({
  own: demoOfWorker(),
});
