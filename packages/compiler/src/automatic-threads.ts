import { workers } from '#threads';
import { mostThreads } from './runtime/cores.js';

/**
 * The most threads that `threads: 'auto'` of `compile()` uses: one per core that this process may use, at most four. On
 * Linux, the CPU quota of its control group counts too.
 *
 * @example
 * ```ts
 * import { automaticThreads } from '@lenet5/compiler';
 *
 * const threads = automaticThreads();
 * console.log(threads >= 1 && threads <= 4); // true
 * ```
 */
export function automaticThreads(): number {
  return mostThreads(workers.countCores());
}
