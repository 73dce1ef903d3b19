/** The organisation types of the specification (§1.20); the first four take part in every case. */
export const CASE_ORGANISATION_TYPES = [
  'VEILIG_THUIS',
  'POLICE',
  'SHELTER',
  'NEIGHBOURHOOD_TEAM',
  'PROBATION',
  'YOUTH_PROTECTION',
  'GGZ',
  'ADDICTION_CARE',
  'WELFARE',
  'PARTICIPATION',
  'GP',
  'MUNICIPALITY',
  'CHILD_PROTECTION_BOARD',
] as const;

/** PLATFORM manages organisations, takes part in no case and reads none (I-70). */
export const ORGANISATION_TYPES = [...CASE_ORGANISATION_TYPES, 'PLATFORM'] as const;

export type OrganisationType = (typeof ORGANISATION_TYPES)[number];
export type CaseOrganisationType = (typeof CASE_ORGANISATION_TYPES)[number];
