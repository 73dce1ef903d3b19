import { FOR_THE_WEB, LEVELS, PACKAGES_OF } from './levels.mjs';

const SPEC = '\\.spec\\.tsx?$';
const all = LEVELS.flat();

/**
 * The dependency rules, generated from the levels.
 *
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
export function arrowRules() {
  return [
    ...LEVELS.flatMap(levelRules),
    ...all.map(doorRule),
    ...packageRules(),
    ...appRules(),
    ...treeRules(),
  ];
}

/**
 * @param {string[]} libs
 * @param {number} level
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
function levelRules(libs, level) {
  const notLower = LEVELS.slice(level).flat();
  return libs.map((lib) => ({
    name: `${lib}-imports-lower-levels-only`,
    severity: 'error',
    from: { path: `^libs/${lib}/` },
    to: { path: into(notLower.filter((other) => other !== lib)) },
  }));
}

/**
 * @param {string} lib
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function doorRule(lib) {
  return {
    name: `${lib}-only-through-its-index`,
    severity: 'error',
    from: { path: '^(apps|libs|migrations)/', pathNot: [`^libs/${lib}/`, SPEC] },
    to: { path: `^libs/${lib}/`, pathNot: `^libs/${lib}/index\\.ts$` },
  };
}

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
function packageRules() {
  /** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
  const rules = Object.entries(PACKAGES_OF).map(([lib, packages]) => ({
    name: `${lib}-uses-few-packages`,
    severity: 'error',
    from: { path: `^libs/${lib}/`, pathNot: SPEC },
    to: { path: 'node_modules/', pathNot: `node_modules/(${packages.join('|')})/` },
  }));
  return [
    ...rules,
    {
      name: 'the-browser-has-no-node',
      severity: 'error',
      from: { path: into([...FOR_THE_WEB]), pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-server-runs-without-development-packages',
      severity: 'error',
      from: { path: '^(apps/(api|demo|signer|witness)|libs|migrations)/', pathNot: SPEC },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ];
}

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
function treeRules() {
  const web = `^libs/(?!(${FOR_THE_WEB.join('|')})/)|^(apps/(api|demo|signer|witness)|migrations|bench|test|scripts|tools)/|^apps/checker/(?!message\\.ts$)`;
  return [
    {
      name: 'the-client-sees-only-its-libs',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: SPEC },
      to: { path: web },
    },
    {
      name: 'libs-know-nothing-above-them',
      severity: 'error',
      from: { path: '^libs/', pathNot: SPEC },
      to: { path: '^(apps|migrations|test|bench|scripts|dist)/' },
    },
    {
      name: 'the-verifier-stands-alone',
      severity: 'error',
      from: { path: '^tools/' },
      to: { pathNot: '^tools/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'nothing-leans-on-the-verifier',
      severity: 'error',
      from: { path: '^(apps/(?!checker/)|libs/|migrations/)', pathNot: SPEC },
      to: { path: '^tools/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ];
}

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
function appRules() {
  return [
    {
      name: 'the-api-knows-no-other-app',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^apps/(?!api/)' },
    },
    {
      name: 'the-signer-knows-no-other-app',
      severity: 'error',
      from: { path: '^apps/signer/', pathNot: SPEC },
      to: { path: '^apps/(?!signer/)|^libs/(?!(kernel|ledger)/)' },
    },
    {
      // Whoever looks at the signer shares nothing with it but the format, and how a file is kept.
      name: 'the-witness-knows-the-ledger-alone',
      severity: 'error',
      from: { path: '^apps/witness/', pathNot: SPEC },
      to: { path: '^apps/(?!witness/|signer/files/)|^libs/(?!ledger/)|^node_modules/' },
    },
    {
      // In a browser it shares no code with the server either: the verifier, and what stands in for Node there.
      name: 'the-checker-knows-the-verifier-alone',
      severity: 'error',
      from: { path: '^apps/checker/', pathNot: SPEC },
      to: { path: '^apps/(?!checker/)|^libs/|^node_modules/(?!@noble/)' },
    },
  ];
}

/** @param {string[]} libs */
function into(libs) {
  return `^libs/(${libs.join('|')})/`;
}
