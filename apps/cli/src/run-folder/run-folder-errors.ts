import { LenetError } from '@lenet5/core';
import { describeCause } from '../errors/describe-cause.js';

/** `--out` names a folder that already holds a run. */
export class RunExistsError extends LenetError {
  static override readonly code = 'CLI_RUN_EXISTS';
  declare readonly code: typeof RunExistsError.code;

  constructor(folder: string) {
    super({
      problem: `${folder} already holds a run`,
      remedy: 'use another folder, or --force to overwrite it',
    });
  }
}

/** Another process writes into the run folder. */
export class RunBusyError extends LenetError {
  static override readonly code = 'CLI_RUN_BUSY';
  declare readonly code: typeof RunBusyError.code;

  /** @param pid 0 if the process has not written it yet. */
  constructor(folder: string, pid: number, lock: string) {
    super({
      problem: `${folder} is in use`,
      found: pid === 0 ? 'a process is writing its lock' : `process ${pid}`,
      remedy: `wait for the process to end, or remove ${lock} if it is another program`,
    });
  }
}

/** `--resume` names a folder without a run that can be resumed. */
export class NoRunError extends LenetError {
  static override readonly code = 'CLI_NO_RUN';
  declare readonly code: typeof NoRunError.code;

  constructor(
    folder: string,
    reason: string,
    { cause, remedy = 'use a run folder, such as runs/1' }: { cause?: unknown; remedy?: string } = {},
  ) {
    super({ problem: `cannot resume ${folder}`, found: reason, remedy, cause });
  }
}

/** A later version of the command started the run, with options that this one does not know. */
export class NewerRunError extends LenetError {
  static override readonly code = 'CLI_RUN_NEWER';
  declare readonly code: typeof NewerRunError.code;

  constructor(folder: string, version: string, own: string, cause: LenetError) {
    const reason = cause.found ?? cause.problem;
    super({
      problem: `a later version of lenet5 started ${folder}`,
      found: `${version}, this is ${own}: ${reason}`,
      remedy: `update @lenet5/cli to ${version} or later`,
      cause,
    });
  }
}

const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

function remedyFor(cause: unknown): string {
  const isFull = cause instanceof Error && 'code' in cause && FULL.includes(cause.code);
  return `${isFull ? 'free some space' : 'make it writable'}, or use another folder`;
}

/** A file of the run cannot be written: the disk is full or read-only, or permission is denied. */
export class RunWriteError extends LenetError {
  static override readonly code = 'CLI_RUN_WRITE';
  declare readonly code: typeof RunWriteError.code;

  constructor(path: string, cause: unknown) {
    super({
      problem: `cannot write ${path}`,
      found: describeCause(cause),
      remedy: remedyFor(cause),
      cause,
    });
  }
}

/** The checkpoint of a run cannot be read. */
export class RunCheckpointError extends LenetError {
  static override readonly code = 'CLI_RUN_CHECKPOINT';
  declare readonly code: typeof RunCheckpointError.code;

  /** What is wrong with the file: "checkpoints/last.safetensors cannot be read: …". */
  readonly damage: string;

  constructor(path: string, cause: LenetError) {
    const { problem, found, remedy } = cause;
    super({ problem: `cannot resume from ${path}: ${problem}`, found, remedy, cause });
    this.damage = `${path} cannot be read: ${problem}${found === undefined ? '' : ` (${found})`}`;
  }
}

/** A run with finished epochs has lost its checkpoint. Training it again would overwrite its results. */
export class CheckpointMissingError extends LenetError {
  static override readonly code = 'CLI_RUN_CHECKPOINT_MISSING';
  declare readonly code: typeof CheckpointMissingError.code;

  constructor(folder: string, path: string, epochs: string, command: string) {
    super({
      problem: `cannot resume ${folder}: its checkpoint ${path} is missing`,
      found: `the run has ${epochs}`,
      remedy: `restore the file, or train again from the beginning with ${command}`,
    });
  }
}

/** This runtime lacks the kernels that a run started with. */
export class OtherKernelsError extends LenetError {
  static override readonly code = 'CLI_RUN_OTHER_KERNELS';
  declare readonly code: typeof OtherKernelsError.code;

  constructor(folder: string, kernels: string, cause: unknown) {
    super({
      problem: `${folder} started with ${kernels} kernels`,
      found: `not available in Node ${process.versions.node}`,
      remedy: 'resume it with Node 24 or later, or use --kernels simd, which changes its bits',
      cause,
    });
  }
}
