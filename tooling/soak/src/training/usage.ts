/** What a process holds. */
export interface Usage {
  readonly rss: number;
  readonly heap: number;
  readonly buffers: number;
  /** Timers, sockets, workers, open files. */
  readonly handles: number;
}

/** What this process holds after a garbage collection, if Node runs with --expose-gc. */
export function usage(): Usage {
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { rss, heap: heapUsed, buffers: arrayBuffers, handles: process.getActiveResourcesInfo().length };
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;

/** The most that memory may grow between two moments of a loop that keeps nothing. */
const MAX_GROWTH = 24e6;

/** What has grown, one line each. */
export function growth(before: Usage, after: Usage): string[] {
  const sizes = (['rss', 'heap', 'buffers'] as const).filter(
    (name) => after[name] - before[name] > MAX_GROWTH,
  );
  return [
    ...sizes.map((name) => `${name} grew from ${megabytes(before[name])} to ${megabytes(after[name])} MB`),
    ...(after.handles > before.handles ? [`handles grew from ${before.handles} to ${after.handles}`] : []),
  ];
}

/** The figures of two moments. */
export function figures(before: Usage, after: Usage): Record<string, string> {
  const pair = (name: 'rss' | 'heap' | 'buffers'): string =>
    `${megabytes(before[name])} → ${megabytes(after[name])} MB`;
  return {
    rss: pair('rss'),
    heap: pair('heap'),
    buffers: pair('buffers'),
    handles: `${before.handles} → ${after.handles}`,
  };
}
