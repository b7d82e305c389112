import { LenetError } from '@lenet5/core';

/** One of the two files of a tfjs model is missing. */
export class IncompleteModelError extends LenetError {
  static override readonly code = 'WEB_INCOMPLETE_MODEL';
  declare readonly code: typeof IncompleteModelError.code;

  /** @param missing The name of the missing file. */
  constructor(missing: string) {
    super({ problem: `${missing} is missing`, remedy: 'open model.json and weights.bin together' });
  }
}

/** A file has none of the supported formats. */
export class NotAModelError extends LenetError {
  static override readonly code = 'WEB_NOT_A_MODEL';
  declare readonly code: typeof NotAModelError.code;

  constructor(files: string) {
    super({
      problem: 'the format is not supported',
      found: files || 'no file',
      remedy: 'open a .safetensors file, or model.json with weights.bin',
    });
  }
}
