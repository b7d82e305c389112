import { LenetError } from '@lenet5/core';
import { describeFormat } from '../images/describe-format.js';

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

const READABLE = 'use a run folder, a model.json or a safetensors file';
const SAVE = 'save its weights as safetensors';
const inPython = (code: string): string => `${SAVE}, in Python: ${code}`;

const KERAS = inPython(
  "safetensors.numpy.save_file({w.path: w.numpy() for w in keras.models.load_model('PATH').weights}, 'weights.safetensors')",
);
const TORCH = inPython("safetensors.torch.save_file(model.state_dict(), 'weights.safetensors')");
const ONNX = inPython(
  "safetensors.numpy.save_file({t.name: onnx.numpy_helper.to_array(t) for t in onnx.load('PATH').graph.initializer}, 'weights.safetensors')",
);
const SAVED_MODEL = inPython(
  "safetensors.numpy.save_file({v.name: v.numpy() for v in tf.saved_model.load('PATH').variables}, 'weights.safetensors')",
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

/** A protocol buffer that starts with field 1, ir_version, from 3 on; field 1 of a SavedModel is 1. */
function isOnnx(head: string): boolean {
  const version = head.charCodeAt(1);
  return (
    head.startsWith('\x08') &&
    version >= 3 &&
    version < 32 &&
    '\x12\x1a\x22\x2a\x3a\x42'.includes(head.charAt(2))
  );
}

/** Protocols 2 to 5 of pickle. */
function isPickle(head: string): boolean {
  const protocol = head.charCodeAt(1);
  return head.startsWith('\x80') && protocol >= 2 && protocol <= 5;
}

/** In the order in which they are tried. A head is the first bytes of a file, one character per byte. */
const FORMATS: readonly Format[] = [
  { what: 'a PyTorch file', matches: isZipWith('/data.pkl', '/byteorder'), remedy: TORCH },
  { what: 'a Keras 3 model', matches: isZipWith('metadata.json', 'model.weights.h5'), remedy: KERAS },
  { what: 'a NumPy archive (.npz)', matches: isZipWith('.npy'), remedy: NUMPY },
  { what: 'a zip archive', matches: startsWith('PK'), remedy: `unpack it, then ${READABLE}` },
  { what: 'an HDF5 file, such as a Keras model', matches: startsWith('\x89HDF'), remedy: KERAS },
  {
    what: 'an ONNX model',
    matches: isOnnx,
    remedy: ONNX,
  },
  { what: 'a TensorFlow SavedModel', matches: startsWith('\x08\x01\x12'), remedy: SAVED_MODEL },
  { what: 'a TensorFlow Lite model', matches: (head) => head.startsWith('TFL3', 4), remedy: READABLE },
  {
    what: 'a Python pickle file, such as a PyTorch model',
    matches: isPickle,
    remedy: TORCH,
  },
  { what: 'a NumPy array (.npy)', matches: startsWith('\x93NUMPY'), remedy: NUMPY },
  { what: 'a gzip file', matches: startsWith('\x1f\x8b'), remedy: `unpack it, then ${READABLE}` },
  { what: 'a PNG image', matches: startsWith('\x89PNG'), remedy: 'name the model before the images' },
  { what: 'a JPEG image', matches: startsWith('\xff\xd8\xff'), remedy: 'name the model before the images' },
  { what: 'a CSV file from lenet5 export', matches: startsWith('layer,parameter,'), remedy: READABLE },
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

/** Whether a file starts like safetensors: the size of its header, at most 100 MB, then `{`. */
export function startsLikeSafetensors(start: Uint8Array): boolean {
  if (start.length < 9) return false;
  const size = new DataView(start.buffer, start.byteOffset, start.byteLength).getBigUint64(0, true);
  return size <= 100_000_000n && start[8] === 0x7b;
}

/** Whether a file starts like JSON: with `{`, after white space and a byte order mark. */
export function startsLikeJson(start: Uint8Array): boolean {
  return /^\ufeff?\s*\{/.test(Buffer.from(start).toString('utf8'));
}
