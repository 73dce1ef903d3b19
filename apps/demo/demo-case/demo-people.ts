import type { PersonFunction } from '#contract';
import { demoId } from './demo-id.js';
import { DEMO_ORGANISATIONS, type AnyDemoOrganisation } from './demo-organisations.js';

export const DEMO_PERSON_CODES = [
  'VT1',
  'VTE',
  'FG1',
  'BH1',
  'P1',
  'P2',
  'O1',
  'O2',
  'W1',
  'W2',
  'X1',
  'FG2',
  'PB1',
] as const;

export type DemoPersonCode = (typeof DEMO_PERSON_CODES)[number];

/** An invented professional, known by role only. */
export interface DemoPerson {
  readonly code: DemoPersonCode;
  readonly id: string;
  readonly organisation: AnyDemoOrganisation;
  readonly name: string;
  readonly function: string;
  /** Codes that give rights in locked sections, or to take in cases; nobody is shown them. */
  readonly functions: readonly PersonFunction[];
}

/**
 * Names say the role and no more. Those of VTE and P2 leave out what they are an expert in: everyone on the case sees
 * who is on it, and an expert's field would betray a suspicion that only some may know of.
 */
export const DEMO_PEOPLE: Readonly<Record<DemoPersonCode, DemoPerson>> = {
  VT1: person('VT1', 'VEILIG_THUIS', { name: 'Casushouder', function: 'casushouder' }, [
    'CASE_INTAKE',
  ]),
  VTE: person('VTE', 'VEILIG_THUIS', { name: 'Deskundige', function: 'deskundige' }, [
    'HONOUR_EXPERT',
  ]),
  // On no case: reads who of Veilig Thuis looked, and no plan.
  FG1: person(
    'FG1',
    'VEILIG_THUIS',
    { name: 'Privacyfunctionaris', function: 'privacyfunctionaris' },
    ['PRIVACY_OFFICER'],
  ),
  // On no case either: looks after the accounts of Veilig Thuis.
  BH1: person('BH1', 'VEILIG_THUIS', { name: 'Beheerder', function: 'beheerder' }),
  P1: person('P1', 'POLICE', { name: 'Wijkagent', function: 'wijkagent' }, ['CASE_INTAKE']),
  P2: person('P2', 'POLICE', { name: 'Aanspreekpunt', function: 'aanspreekpunt' }, [
    'HONOUR_CONTACT',
    'PRIVACY_OFFICER',
  ]),
  O1: person('O1', 'SHELTER', { name: 'Begeleider', function: 'begeleider' }),
  O2: person(
    'O2',
    'SHELTER',
    { name: 'Veiligheidscoördinator', function: 'veiligheidscoördinator' },
    ['SAFETY_COORDINATOR', 'CASE_INTAKE'],
  ),
  W1: person('W1', 'NEIGHBOURHOOD_TEAM', { name: 'Regievoerder', function: 'regievoerder' }, [
    'CASE_INTAKE',
  ]),
  W2: person('W2', 'NEIGHBOURHOOD_TEAM', {
    name: 'Jeugdprofessional',
    function: 'jeugdprofessional',
  }),
  // On no case: whatever X1 asks for must be answered as if it were not there.
  X1: person('X1', 'NEIGHBOURHOOD_TEAM', { name: 'Wijkteamlid', function: 'wijkteamlid' }),
  FG2: person(
    'FG2',
    'NEIGHBOURHOOD_TEAM',
    { name: 'Privacyfunctionaris', function: 'privacyfunctionaris' },
    ['PRIVACY_OFFICER'],
  ),
  // Of no organisation that takes part in cases: manages organisations.
  PB1: person('PB1', 'PLATFORM', { name: 'Platformbeheerder', function: 'platformbeheerder' }),
};

/** Who administers their organisation, or in that of the platform the organisations. */
export const DEMO_ADMINISTRATORS: ReadonlySet<DemoPersonCode> = new Set(['BH1', 'PB1']);

export function organisationIdOf(code: DemoPersonCode): string {
  return DEMO_ORGANISATIONS[DEMO_PEOPLE[code].organisation].id;
}

// What a person is called, and the codes of it, differ from person to person.
function person(
  ...[code, organisation, words, functions = []]: [
    code: DemoPersonCode,
    organisation: AnyDemoOrganisation,
    words: { name: string; function: string },
    functions?: readonly PersonFunction[],
  ]
): DemoPerson {
  return {
    code,
    id: demoId(`person ${code}`),
    organisation,
    name: `${words.name} (${code})`,
    function: words.function,
    functions,
  };
}
