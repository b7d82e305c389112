import { LenetError } from '@lenet5/core';
import { texts } from '../language/texts.js';

/** One of the two files of a tfjs model is missing. */
export class IncompleteModelError extends LenetError {
  static override readonly code = 'WEB_INCOMPLETE_MODEL';
  declare readonly code: typeof IncompleteModelError.code;

  /** @param missing The name of the missing file. */
  constructor(missing: string) {
    super(texts.peek().errors.incompleteModel(missing));
  }
}

/** A file has none of the supported formats. */
export class NotAModelError extends LenetError {
  static override readonly code = 'WEB_NOT_A_MODEL';
  declare readonly code: typeof NotAModelError.code;

  constructor(files: string) {
    const { notAModel, noFile } = texts.peek().errors;
    super({ ...notAModel, found: files || noFile });
  }
}

/** A file describes a LeNet-5 with other layers than the page computes. */
export class OtherLayersError extends LenetError {
  static override readonly code = 'WEB_OTHER_LAYERS';
  declare readonly code: typeof OtherLayersError.code;

  /** @param found The parts that differ: "activation relu, pooling max". */
  constructor(found: string) {
    super({ ...texts.peek().errors.otherLayers, found });
  }
}
