import { LenetError } from '@lenet5/core';

/** The soft targets in a run folder cannot be used. */
export class SoftTargetsError extends LenetError {
  static override readonly code = 'CLI_SOFT_TARGETS';
  declare readonly code: typeof SoftTargetsError.code;

  constructor(path: string, found: string, cause?: unknown) {
    super({
      problem: `${path} does not hold the soft targets of the run`,
      found,
      remedy: 'restore it, or delete it to compute them again with the same teachers',
      cause,
    });
  }
}

/** A run has lost its soft targets, and its teachers compute others. */
export class TeachersChangedError extends LenetError {
  static override readonly code = 'CLI_TEACHERS_CHANGED';
  declare readonly code: typeof TeachersChangedError.code;

  constructor(folder: string, path: string, teachers: readonly string[], cause: unknown) {
    super({
      problem: `cannot resume ${folder}: its file ${path} is missing, and its teachers now compute other soft targets`,
      found: teachers.join(', '),
      remedy: 'restore the file or the teachers, or start a new run',
      cause,
    });
  }
}
