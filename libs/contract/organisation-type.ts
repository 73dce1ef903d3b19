/** The organisation types of the specification (§1.20); the first four take part in every case. */
export const ORGANISATION_TYPES = [
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

export type OrganisationType = (typeof ORGANISATION_TYPES)[number];
