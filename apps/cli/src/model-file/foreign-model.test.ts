import { expect, test } from 'vitest';
import { foreignModel } from './foreign-model.js';
import { recognizeModel } from './recognize-model.js';

const bytesOf = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');

/** A local file header of a zip archive (PKWARE APPNOTE 4.3.7), as far as it is read. */
const zipOf = (name: string): Uint8Array => bytesOf(`PK\x03\x04${'\0'.repeat(26)}${name}`);

test.each([
  [zipOf('model/data.pkl'), 'a PyTorch file', 'safetensors.torch.save_file('],
  [zipOf('m/code/__torch__.py\0m/constants.pkl'), 'a TorchScript file', "torch.jit.load('m')"],
  [zipOf('arr_0.npy'), 'a NumPy archive (.npz)', 'safetensors.numpy.save_file('],
  [zipOf('photo.png'), 'a zip archive', 'unpack it'],
  [bytesOf('GGUF\x03'), 'a GGUF file, which holds a language model', 'use a run folder'],
  [bytesOf('\x08\x01\x12\xa4\x02'), 'a TensorFlow SavedModel', "tf.saved_model.load('m')"],
  [bytesOf('\x1c\0\0\0TFL3'), 'a TensorFlow Lite model', "model.save('model.keras')"],
  [bytesOf('\x80\x02}q\0'), 'a Python pickle file, such as a PyTorch model', 'safetensors.torch.save_file('],
  [bytesOf('\x93NUMPY\x01'), 'a NumPy array (.npy)', 'safetensors.numpy.save_file('],
  [bytesOf('\x1f\x8b\x08'), 'a gzip file', 'unpack it'],
  [bytesOf('\x89PNG\r\n'), 'a PNG image', 'name the model before the images'],
  [bytesOf('5.1,3.5,setosa\n'), 'text: "5.1,3.5,setosa"', 'use a run folder'],
  [bytesOf(''), 'it is empty', 'use a run folder'],
])('foreignModel(path, %o) names %s and a remedy', (start, what, remedy) => {
  const { message } = foreignModel('m', start);
  expect(message.startsWith(`m is not a model that lenet5 reads (${what}) — `)).toBe(true);
  expect(message).toContain(remedy);
});

test.each([
  [bytesOf('\x40\0\0\0\0\0\0\0{"a"'), 'safetensors'],
  [bytesOf('{"format":"layers-model"'), 'tfjs'],
  [bytesOf(' {"a":1}'), 'tfjs'],
  [bytesOf('\xef\xbb\xbf{}'), 'tfjs'],
  [zipOf('metadata.json'), 'keras'],
  [bytesOf('\x89HDF\r\n\x1a\n\0\0'), 'keras'],
  [bytesOf('\x08\x08\x12\x07pytorch'), 'onnx'],
  [bytesOf('layer,parameter,row'), 'csv'],
  [bytesOf('[1]'), undefined],
  [zipOf('model/data.pkl'), undefined],
  [bytesOf('\x08\x01\x12\xa4\x02'), undefined],
])('recognizeModel(%o) returns %s', (start, format) => {
  expect(recognizeModel(start)).toBe(format);
});
