/** The formats that a model can be written in. */
export const FORMATS = ['tfjs', 'safetensors', 'onnx', 'keras', 'csv'] as const;

/** A format that a model can be written in. */
export type Format = (typeof FORMATS)[number];

/** Names and axis order of the tensors in a safetensors file. */
export type Layout = 'tfjs' | 'pytorch';

/** The shapes of what a model takes and returns, without the batch. */
export interface ModelShapes {
  readonly input: readonly number[];
  readonly output: readonly number[];
}

/** Facts about a format. */
interface FormatDescription {
  /** The default file, or folder for `tfjs`. */
  readonly target: string;
  /** What the file contains, for a model of these shapes. */
  readonly what: (shapes: ModelShapes) => string;
  /** Code that loads it. `PATH` is replaced with the path. */
  readonly load: string;
}

const batchOf = (shape: readonly number[]): string => `[batch, ${shape.join(', ')}]`;

/** The shape of an image with the channels first, as ONNX has it. */
function channelsFirst(shape: readonly number[]): readonly number[] {
  const [rows = 0, columns = 0, channels = 0] = shape;
  return shape.length === 3 ? [channels, rows, columns] : shape;
}

/** Descriptions of the formats. */
export const DESCRIPTIONS: Readonly<Record<Format, FormatDescription>> = {
  tfjs: {
    target: 'lenet5-tfjs',
    what: ({ input, output }) =>
      `TensorFlow.js layers model; kernels [height, width, inputs, outputs]; input ${batchOf(input)}, 0 to 1, output ${batchOf(output)}`,
    load: "JavaScript: await loadModel('PATH') of @lenet5/model/node, or tf.loadLayersModel('PATH/model.json') from a web server (not lenet5-1998, whose layers TensorFlow.js does not have)",
  },
  safetensors: {
    target: 'lenet5.safetensors',
    what: () =>
      'safetensors, F32, names and axis order of tfjs: the kernel of a convolution is [height, width, inputs, outputs]',
    load: "Python: safetensors.numpy.load_file('PATH'); here: lenet5 import PATH",
  },
  onnx: {
    target: 'lenet5.onnx',
    what: ({ input, output }) =>
      `ONNX, opset 17; input ${batchOf(channelsFirst(input))}, 0 to 1, outputs ${batchOf(output)}`,
    load: "Python: onnxruntime.InferenceSession('PATH').run(None, {'input': images})",
  },
  keras: {
    target: 'lenet5.keras',
    what: ({ input, output }) =>
      `Keras 3 model, not compiled; input ${batchOf(input)}, 0 to 1, output ${batchOf(output)}`,
    load: "Python: keras.models.load_model('PATH')",
  },
  csv: {
    target: 'lenet5.csv',
    what: () => 'CSV of all weights: layer, parameter, row, column, input, output, value',
    load: "Python: pandas.read_csv('PATH')",
  },
};

/** Description of a safetensors file in the layout of PyTorch. */
export const PYTORCH: Omit<FormatDescription, 'target'> = {
  what: () => 'safetensors, F32, a PyTorch state dict: conv1.weight is [outputs, inputs, height, width]',
  load: "Python: model.load_state_dict(safetensors.torch.load_file('PATH'))",
};
