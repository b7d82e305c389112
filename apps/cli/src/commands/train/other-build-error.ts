import type { RecordedBuild } from '../../run-folder/recorded-build.js';

/** A run cannot go on with the kernels it began with, since this runtime lacks them. */
export class OtherBuildError extends Error {
  override readonly name = 'OtherBuildError';
  readonly code = 'RUN_OTHER_BUILD' as const;
  readonly expected = true as const;

  constructor(folder: string, { kernels }: RecordedBuild, cause: unknown) {
    super(
      `${folder} began with ${kernels} kernels (which Node ${process.versions.node} lacks) — go on with Node 24 or newer, or give --kernels simd for a run that ends with other bits`,
      { cause },
    );
  }
}
