/** Who did something: a person, acting for one organisation. */
export interface Author {
  person: string;
  organisation: string;
}
