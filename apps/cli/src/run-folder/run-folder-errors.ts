import { describeCause } from '../errors/describe-cause.js';

/** `--out` names a folder that holds a run already. */
export class RunExistsError extends Error {
  override readonly name = 'RunExistsError';
  readonly code = 'RUN_EXISTS' as const;
  readonly expected = true as const;

  constructor(folder: string) {
    super(`${folder} holds a run already — give another folder, or --force to overwrite it`);
  }
}

/** Another process writes into the run folder. */
export class RunBusyError extends Error {
  override readonly name = 'RunBusyError';
  readonly code = 'RUN_BUSY' as const;
  readonly expected = true as const;

  constructor(folder: string, pid: number, lock: string) {
    super(
      `${folder} is at work already (process ${pid}) — wait for its end, or remove ${lock} where that process is another program`,
    );
  }
}

/** `--resume` names a folder without a run that could go on. */
export class NoRunError extends Error {
  override readonly name = 'NoRunError';
  readonly code = 'NO_RUN' as const;
  readonly expected = true as const;

  constructor(folder: string, reason: string) {
    super(`${folder} is no run to go on with (${reason}) — give a run folder, such as runs/1`);
  }
}

const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

function adviceOn(cause: unknown): string {
  const isFull = cause instanceof Error && 'code' in cause && FULL.includes(cause.code);
  return isFull ? 'make room' : 'make it writable';
}

/** A file of the run could not be written: no room, no permission, a read-only disk. */
export class RunWriteError extends Error {
  override readonly name = 'RunWriteError';
  readonly code = 'RUN_WRITE' as const;
  readonly expected = true as const;

  constructor(path: string, cause: unknown) {
    super(
      `cannot write ${path} (${describeCause(cause)}) — ${adviceOn(cause)}, or choose another folder with --out`,
      {
        cause,
      },
    );
  }
}

/** The checkpoint of a run cannot be read. */
export class RunCheckpointError extends Error {
  override readonly name = 'RunCheckpointError';
  readonly code = 'RUN_CHECKPOINT' as const;
  readonly expected = true as const;

  constructor(path: string, cause: Error) {
    super(`${path} cannot be gone on from: ${cause.message}`, { cause });
  }
}

/** This runtime lacks the kernels that a run started with. */
export class OtherKernelsError extends Error {
  override readonly name = 'OtherKernelsError';
  readonly code = 'RUN_OTHER_BUILD' as const;
  readonly expected = true as const;

  constructor(folder: string, kernels: string, cause: unknown) {
    super(
      `${folder} began with ${kernels} kernels (which Node ${process.versions.node} lacks) — go on with Node 24 or newer, or give --kernels simd for a run that ends with other bits`,
      { cause },
    );
  }
}
