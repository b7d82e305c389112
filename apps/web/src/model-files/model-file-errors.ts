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

/** The name of a file that `torch.save()` wrote. */
const TORCH_FILE = /\.(pt|pth)$/i;

const TORCH_SAVE = "safetensors.torch.save_file(model.state_dict(), 'weights.safetensors')";

/** A file has none of the supported formats. */
export class NotAModelError extends LenetError {
  static override readonly code = 'WEB_NOT_A_MODEL';
  declare readonly code: typeof NotAModelError.code;

  constructor(files: string) {
    const { notAModel, noFile, saveAsSafetensors } = texts.peek().errors;
    const remedy = TORCH_FILE.test(files) ? saveAsSafetensors(TORCH_SAVE) : notAModel.remedy;
    super({ ...notAModel, found: files || noFile, remedy });
  }
}

/** A network takes something other than images. */
export class NoImageNetworkError extends LenetError {
  static override readonly code = 'WEB_NO_IMAGE_NETWORK';
  declare readonly code: typeof NoImageNetworkError.code;

  /** @param shape of the input */
  constructor(shape: readonly number[]) {
    super({ ...texts.peek().errors.noImageNetwork, found: `[${shape.join(', ')}]` });
  }
}

/** The layers of a file of weights do not follow from its shapes. */
export class WeightsUnknownError extends LenetError {
  static override readonly code = 'WEB_WEIGHTS_UNKNOWN';
  declare readonly code: typeof WeightsUnknownError.code;

  /** @param cause of the reader, whose remedy is for programs */
  constructor(cause: LenetError) {
    const { found } = cause;
    super({ ...texts.peek().errors.weightsUnknown, ...(found !== undefined && { found }), cause });
  }
}

/** A file describes layers that only TensorFlow.js has. */
export class UnknownLayersError extends LenetError {
  static override readonly code = 'WEB_UNKNOWN_LAYERS';
  declare readonly code: typeof UnknownLayersError.code;

  constructor() {
    super(texts.peek().errors.unknownLayers);
  }
}
