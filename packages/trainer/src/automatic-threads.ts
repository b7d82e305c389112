/** More do not help: a batch of 32 images is 8 groups of 4. */
const MOST = 4;

/** How many processors there are; browsers and newer Nodes have `navigator`, Node 20 has not. */
function processors(): number {
  const { hardwareConcurrency } = globalThis.navigator ?? {};
  return hardwareConcurrency ?? process.getBuiltinModule('node:os').availableParallelism();
}

/** How many worker threads to take where the caller leaves it open: one a processor, up to four. */
export function automaticThreads(): number {
  return Math.max(1, Math.min(MOST, processors()));
}
