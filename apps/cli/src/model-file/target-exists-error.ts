import { LenetError } from '@lenet5/core';

/** A file or model already exists where a command would write one. */
export class TargetExistsError extends LenetError {
  static override readonly code = 'CLI_TARGET_EXISTS';
  declare readonly code: typeof TargetExistsError.code;

  /** @param problem such as "lenet5.onnx already exists". */
  constructor(problem: string) {
    super({ problem, remedy: 'use another --out, or --force to overwrite it' });
  }
}
