import type { OrganisationType } from '#contract';
import { demoId } from './demo-id.js';

/** An invented organisation; in the demo there is one of each type, and the type names it. */
export interface DemoOrganisation {
  readonly id: string;
  readonly type: OrganisationType;
  readonly name: string;
}

export type DemoOrganisationType = 'VEILIG_THUIS' | 'POLICE' | 'SHELTER' | 'NEIGHBOURHOOD_TEAM';

/** Those of the case, and that of the platform, which takes part in none. */
export type AnyDemoOrganisation = DemoOrganisationType | 'PLATFORM';

export const DEMO_ORGANISATIONS: Readonly<Record<AnyDemoOrganisation, DemoOrganisation>> = {
  VEILIG_THUIS: organisation('VEILIG_THUIS', 'Veilig Thuis Voorbeeldregio'),
  POLICE: organisation('POLICE', 'Politie basisteam Voorbeeldstad'),
  SHELTER: organisation('SHELTER', 'Opvang De Voorbeeldhaven'),
  NEIGHBOURHOOD_TEAM: organisation('NEIGHBOURHOOD_TEAM', 'Wijkteam Voorbeeldstad-Noord'),
  PLATFORM: organisation('PLATFORM', 'Platformbeheer Voorbeeldland'),
};

function organisation(type: AnyDemoOrganisation, name: string): DemoOrganisation {
  return { id: demoId(`organisation ${type}`), type, name };
}
