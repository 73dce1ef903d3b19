import { z } from 'zod';
import { DEFAULT_LIMITS, type Limits } from '#contract';

type LimitName = keyof Limits;

const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as LimitName[];

/** `frameBytes` is set by `VANGNET_LIMIT_FRAME_BYTES`. */
export function limitVariable(name: LimitName): string {
  const words = name.replace(/([a-z])([A-Z0-9])/g, '$1_$2').replace(/([0-9])([A-Z])/g, '$1_$2');
  return `VANGNET_LIMIT_${words.toUpperCase()}`;
}

const shape = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();

/** Every limit of the contract, each with the contract's default. */
export const limitsConfig = z
  .object(Object.fromEntries(LIMIT_NAMES.map((name) => [limitVariable(name), shape])))
  .transform(
    (env) =>
      Object.fromEntries(
        LIMIT_NAMES.map((name) => [name, env[limitVariable(name)] ?? DEFAULT_LIMITS[name]]),
      ) as Limits,
  );
