import { z } from 'zod';

/** Six digits, or a recovery code, as typed. */
export const codeShape = z.strictObject({ code: z.string().min(1).max(40) });
