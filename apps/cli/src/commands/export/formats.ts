/** The formats that a model can be written in. */
export const FORMATS = ['tfjs', 'safetensors', 'onnx', 'keras', 'csv'] as const;

/** A format that a model can be written in. */
export type Format = (typeof FORMATS)[number];

/** Names and axis order of the tensors in a safetensors file. */
export type Layout = 'tfjs' | 'pytorch';

/** Facts about a format. */
interface FormatDescription {
  /** The default file, or folder for `tfjs`. */
  readonly target: string;
  /** What the file contains. */
  readonly what: string;
  /** Code that loads it. `PATH` is replaced with the path. */
  readonly load: string;
}

/** Descriptions of the formats. */
export const DESCRIPTIONS: Readonly<Record<Format, FormatDescription>> = {
  tfjs: {
    target: 'lenet5-tfjs',
    what: 'TensorFlow.js layers model; kernels [height, width, inputs, outputs]; input [batch, 28, 28, 1], 0 to 1',
    load: "JavaScript: await loadModel('PATH') of @lenet5/model/node, or tf.loadLayersModel('PATH/model.json') from a web server (not lenet5-1998, whose layers TensorFlow.js does not have)",
  },
  safetensors: {
    target: 'lenet5.safetensors',
    what: 'safetensors, F32, names and axis order of tfjs: the kernel of a convolution is [height, width, inputs, outputs]',
    load: "Python: safetensors.numpy.load_file('PATH'); here: lenet5 import PATH",
  },
  onnx: {
    target: 'lenet5.onnx',
    what: 'ONNX, opset 17; input [batch, 1, 28, 28], 0 to 1, outputs logits and probabilities [batch, 10], only logits without a softmax; of a network with penalties, such as lenet5-1998, penalties instead of logits, and none_of_these [batch, 1]',
    load: "Python: onnxruntime.InferenceSession('PATH').run(None, {'input': images})",
  },
  keras: {
    target: 'lenet5.keras',
    what: 'Keras 3 model, not compiled; input [batch, 28, 28, 1], 0 to 1',
    load: "Python: keras.models.load_model('PATH')",
  },
  csv: {
    target: 'lenet5.csv',
    what: 'CSV of all weights: layer, parameter, row, column, input, output, value',
    load: "Python: pandas.read_csv('PATH')",
  },
};

/** Description of a safetensors file in the layout of PyTorch. */
export const PYTORCH: Omit<FormatDescription, 'target'> = {
  what: 'safetensors, F32, a PyTorch state dict: conv1.weight is [outputs, inputs, height, width]',
  load: "Python: model.load_state_dict(safetensors.torch.load_file('PATH'))",
};
