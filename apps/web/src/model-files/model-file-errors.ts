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

/** A file describes a LeNet-5 with other layers than the page computes. */
export class OtherLayersError extends LenetError {
  static override readonly code = 'WEB_OTHER_LAYERS';
  declare readonly code: typeof OtherLayersError.code;

  /** @param found The parts that differ: "activation relu, pooling max". */
  constructor(found: string) {
    super({
      problem: 'the model is not the LeNet-5 of this page, which has tanh and average pooling',
      found,
      remedy: 'evaluate it with lenet5 evaluate on the command line',
    });
  }
}
