import type { OrganisationType, Section } from '#contract';

/** Write (which includes reading), read, or neither. */
export type SectionRight = 'W' | 'R' | '-';

type Row = Readonly<Partial<Record<OrganisationType, SectionRight>>>;

const ALL_WRITE: Row = { VEILIG_THUIS: 'W', POLICE: 'W', SHELTER: 'W', NEIGHBOURHOOD_TEAM: 'W' };
const POLICE_READS: Row = { ...ALL_WRITE, POLICE: 'R' };

/** Section × organisation type (A-03, specification §1.20). What is not named here may do nothing. */
export const SECTION_MATRIX: Readonly<Record<Section, Row>> = {
  persons: ALL_WRITE,
  unsafeSituations: ALL_WRITE,
  protectiveFactors: ALL_WRITE,
  conditions: ALL_WRITE,
  agreements: ALL_WRITE,
  caseDirection: POLICE_READS,
  digitalSafety: POLICE_READS,
};

export function sectionRight(section: Section, type: OrganisationType): SectionRight {
  return SECTION_MATRIX[section][type] ?? '-';
}
