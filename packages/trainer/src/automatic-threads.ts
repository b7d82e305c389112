/** More threads do not help: a batch of 32 images is 8 tiles of 4. */
const MAX_THREADS = 4;

/** The number of threads for `threads: 'auto'`: one per processor, at most four. */
export function automaticThreads(): number {
  return Math.max(1, Math.min(MAX_THREADS, countProcessors()));
}

/** Browsers and newer versions of Node have `navigator`; Node 20 does not. */
function countProcessors(): number {
  const { navigator, process } = globalThis;
  return navigator?.hardwareConcurrency ?? process?.getBuiltinModule?.('node:os').availableParallelism() ?? 1;
}
