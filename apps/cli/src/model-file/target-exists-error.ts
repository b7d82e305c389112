import { LenetError } from '@lenet5/core';

/** A file or model already exists where a command would write one. */
export class TargetExistsError extends LenetError {
  static override readonly code = 'CLI_TARGET_EXISTS';
  declare readonly code: typeof TargetExistsError.code;

  /**
   * @param problem such as "lenet5.onnx already exists".
   * @param flag the flag that names it.
   */
  constructor(problem: string, flag = '--out') {
    super({ problem, remedy: `use another ${flag}, or --force to overwrite it` });
  }
}
