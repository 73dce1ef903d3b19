import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { line } from '#contract';
import { SecretBox } from '#identity';
import { CONFIG, Refused, type Config } from '#kernel';
import { surnameForms } from './surname.js';

/** What somebody types to have a match looked for: surnames, and a date of birth as YYYY-MM-DD. */
export const knownByShape = z.strictObject({
  surnames: z.array(line(100)).min(1).max(4),
  bornOn: z.iso.date(),
});

export type KnownBy = z.infer<typeof knownByShape>;

/** Makes the tags by which two people are found to be one (K-10). Nothing of what was typed is kept. */
@Injectable()
export class ConflictTags {
  private readonly box: SecretBox;

  constructor(@Inject(CONFIG) { secret }: Config) {
    this.box = new SecretBox(secret, 'conflict of interest');
  }

  /** @throws Refused VALUE_INVALID when a name has no letter: which */
  of({ surnames, bornOn }: KnownBy): Buffer[] {
    const forms = surnames.map(surnameForms);
    const none = forms.findIndex((own) => own.length === 0);
    if (none >= 0) throw new Refused('VALUE_INVALID', { field: `surnames.${none}` });
    return [...new Set(forms.flat())].map((form) => this.box.hash(form, bornOn));
  }

  /** A name for a report that tells neither the plan nor the person. */
  reportId(plan: string, person: string): string {
    return this.box.hash(person, plan).toString('base64url');
  }
}
