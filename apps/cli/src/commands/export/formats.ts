/** What a model can be written as. */
export const FORMATS = ['tfjs', 'safetensors', 'onnx', 'keras', 'csv'] as const;

export type Format = (typeof FORMATS)[number];

/** How the numbers of a safetensors file lie. */
export type Layout = 'tfjs' | 'pytorch';

/** What a person should know of a format. */
interface FormatDescription {
  /** The file that is written where none is named; for tfjs a folder. */
  readonly target: string;
  /** What the file is. */
  readonly what: string;
  /** The line that loads it, `PATH` for its place. */
  readonly load: string;
}

/** What each format is, and how it is loaded. */
export const DESCRIPTIONS: Readonly<Record<Format, FormatDescription>> = {
  tfjs: {
    target: 'lenet5-tfjs',
    what: 'TensorFlow.js layers model; kernels [height, width, inputs, outputs]; takes [batch, 28, 28, 1], 0 to 1',
    load: "JavaScript: await tf.loadLayersModel('PATH/model.json') from a web server, or loadModel('PATH') of @lenet5/model/node",
  },
  safetensors: {
    target: 'lenet5.safetensors',
    what: 'safetensors, F32, names and order of tfjs: conv1/kernel is [height, width, inputs, outputs]',
    load: "Python: safetensors.numpy.load_file('PATH'); here: lenet5 import PATH",
  },
  onnx: {
    target: 'lenet5.onnx',
    what: 'ONNX, opset 17; input [batch, 1, 28, 28], 0 to 1, gives logits and probabilities [batch, 10]',
    load: "Python: onnxruntime.InferenceSession('PATH').run(['probabilities'], {'input': images})",
  },
  keras: {
    target: 'lenet5.keras',
    what: 'Keras 3 model, not compiled; takes [batch, 28, 28, 1], 0 to 1',
    load: "Python: keras.models.load_model('PATH')",
  },
  csv: {
    target: 'lenet5.csv',
    what: 'CSV of all weights: layer, parameter, row, column, input, output, value',
    load: "Python: pandas.read_csv('PATH')",
  },
};

/** What a safetensors file in PyTorch's layout is. */
export const PYTORCH: Omit<FormatDescription, 'target'> = {
  what: 'safetensors, F32, a PyTorch state dict: conv1.weight is [outputs, inputs, height, width]',
  load: "Python: model.load_state_dict(safetensors.torch.load_file('PATH'))",
};
