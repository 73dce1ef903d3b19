import { z } from 'zod';
import { typed } from '#contract';

/** Six digits, or a recovery code, as typed. */
export const codeShape = z.strictObject({ code: typed(40) });
