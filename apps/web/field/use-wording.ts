import { useMemo } from 'react';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useDirectory } from '../plan/use-directory.js';
import type { Wording } from './value-words.js';

export function useWording(): Wording {
  const say = useSay();
  const moments = useMoments();
  const directory = useDirectory();
  return useMemo(() => ({ say, moments, directory }), [say, moments, directory]);
}
