import { LenetError } from '@lenet5/core';
import { describeFormat } from '@lenet5/mnist/decode';
import { MODEL_FILES } from './model-files.js';

/** A file that holds no model that lenet5 reads. */
export class ForeignModelError extends LenetError {
  static override readonly code = 'CLI_FOREIGN_MODEL';
  declare readonly code: typeof ForeignModelError.code;

  /** @param found what the file is: `a Keras 3 model`. */
  constructor(path: string, found: string, remedy: string) {
    super({ problem: `${path} is not a model that lenet5 reads`, found, remedy });
  }
}

/** A file format: how to recognize it, and how to get from it to one that lenet5 reads. */
interface Format {
  readonly what: string;
  readonly matches: (head: string) => boolean;
  readonly remedy: string;
}

const READABLE = `use ${MODEL_FILES}`;
const SAVE = 'save its weights as safetensors';
const inPython = (code: string): string => `${SAVE}, in Python: ${code}`;

const TORCH = inPython("safetensors.torch.save_file(model.state_dict(), 'weights.safetensors')");
const SAVED_MODEL = inPython(
  "safetensors.numpy.save_file({v.name: v.numpy() for v in tf.saved_model.load('PATH').variables}, 'weights.safetensors')",
);
const TFLITE =
  "convert the original instead, in Python: keras.models.load_model('model.keras'), or model.save('model.keras')";
const TORCH_SCRIPT = inPython(
  "safetensors.torch.save_file(dict(torch.jit.load('PATH').state_dict()), 'weights.safetensors')",
);
const NUMPY = inPython("safetensors.numpy.save_file(arrays, 'weights.safetensors')");

const startsWith =
  (...signatures: readonly string[]) =>
  (head: string): boolean =>
    signatures.some((signature) => head.startsWith(signature));
const isZipWith =
  (...names: readonly string[]) =>
  (head: string): boolean =>
    head.startsWith('PK') && names.some((name) => head.includes(name));

/** Protocols 2 to 5 of pickle. */
function isPickle(head: string): boolean {
  const protocol = head.charCodeAt(1);
  return head.startsWith('\x80') && protocol >= 2 && protocol <= 5;
}

/** In the order in which they are tried. A head is the first bytes of a file, one character per byte. */
const FORMATS: readonly Format[] = [
  { what: 'a TorchScript file', matches: isZipWith('/constants.pkl', '/code/'), remedy: TORCH_SCRIPT },
  { what: 'a PyTorch file', matches: isZipWith('/data.pkl', '/byteorder'), remedy: TORCH },
  { what: 'a NumPy archive (.npz)', matches: isZipWith('.npy'), remedy: NUMPY },
  { what: 'a zip archive', matches: startsWith('PK'), remedy: `unpack it, then ${READABLE}` },
  { what: 'a TensorFlow SavedModel', matches: startsWith('\x08\x01\x12'), remedy: SAVED_MODEL },
  { what: 'a TensorFlow Lite model', matches: (head) => head.startsWith('TFL3', 4), remedy: TFLITE },
  {
    what: 'a Python pickle file, such as a PyTorch model',
    matches: isPickle,
    remedy: TORCH,
  },
  { what: 'a NumPy array (.npy)', matches: startsWith('\x93NUMPY'), remedy: NUMPY },
  { what: 'a GGUF file, which holds a language model', matches: startsWith('GGUF'), remedy: READABLE },
  { what: 'a MATLAB file', matches: startsWith('MATLAB '), remedy: READABLE },
  { what: 'a gzip file', matches: startsWith('\x1f\x8b'), remedy: `unpack it, then ${READABLE}` },
  { what: 'a PNG image', matches: startsWith('\x89PNG'), remedy: 'name the model before the images' },
  { what: 'a JPEG image', matches: startsWith('\xff\xd8\xff'), remedy: 'name the model before the images' },
];

/** The error for a file whose first bytes are not those of a model that lenet5 reads. */
export function foreignModel(path: string, start: Uint8Array): ForeignModelError {
  const head = Buffer.from(start).toString('latin1');
  const format = FORMATS.find(({ matches }) => matches(head));
  if (!format) return new ForeignModelError(path, describeFormat(start), READABLE);
  return new ForeignModelError(path, format.what, format.remedy.replaceAll('PATH', path));
}

/** The error for a folder with a `saved_model.pb`. */
export function savedModelFolder(path: string): ForeignModelError {
  return new ForeignModelError(path, 'a TensorFlow SavedModel', SAVED_MODEL.replaceAll('PATH', path));
}
