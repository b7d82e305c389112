import { expect, test } from 'vitest';
import { foreignModel, startsLikeJson, startsLikeSafetensors } from './foreign-model.js';

const bytesOf = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');

/** A local file header of a zip archive (PKWARE APPNOTE 4.3.7), as far as it is read. */
const zipOf = (name: string): Uint8Array => bytesOf(`PK\x03\x04${'\0'.repeat(22)}${name}`);

test.each([
  [zipOf('model/data.pkl'), 'a PyTorch file', 'safetensors.torch.save_file('],
  [zipOf('metadata.json'), 'a Keras 3 model', "keras.models.load_model('m')"],
  [zipOf('arr_0.npy'), 'a NumPy archive (.npz)', 'safetensors.numpy.save_file('],
  [zipOf('photo.png'), 'a zip archive', 'unpack it'],
  [bytesOf('\x89HDF\r\n\x1a\n\0\0'), 'an HDF5 file, such as a Keras model', "keras.models.load_model('m')"],
  [bytesOf('\x08\x08\x12\x07pytorch'), 'an ONNX model', "onnx.load('m')"],
  [bytesOf('\x08\x01\x12\xa4\x02'), 'a TensorFlow SavedModel', "tf.saved_model.load('m')"],
  [bytesOf('\x1c\0\0\0TFL3'), 'a TensorFlow Lite model', 'use a run folder'],
  [bytesOf('\x80\x02}q\0'), 'a Python pickle file, such as a PyTorch model', 'safetensors.torch.save_file('],
  [bytesOf('\x93NUMPY\x01'), 'a NumPy array (.npy)', 'safetensors.numpy.save_file('],
  [bytesOf('\x1f\x8b\x08'), 'a gzip file', 'unpack it'],
  [bytesOf('\x89PNG\r\n'), 'a PNG image', 'name the model before the images'],
  [bytesOf('layer,parameter,row'), 'a CSV file from lenet5 export', 'use a run folder'],
  [bytesOf('5.1,3.5,setosa\n'), 'text: "5.1,3.5,setosa"', 'use a run folder'],
  [bytesOf(''), 'it is empty', 'use a run folder'],
])('foreignModel(path, %o) names %s and a remedy', (start, what, remedy) => {
  const { message } = foreignModel('m', start);
  expect(message.startsWith(`m is not a model that lenet5 reads (${what}) — `)).toBe(true);
  expect(message).toContain(remedy);
});

test('startsLikeSafetensors(start) and startsLikeJson(start) recognize the formats that lenet5 reads', () => {
  expect(startsLikeSafetensors(bytesOf('\x40\0\0\0\0\0\0\0{"a"'))).toBe(true);
  expect(startsLikeSafetensors(bytesOf('{"format":"layers-model"'))).toBe(false);
  expect([' {"a":1}', '\xef\xbb\xbf{}', '[1]'].map((text) => startsLikeJson(bytesOf(text)))).toEqual([
    true,
    true,
    false,
  ]);
});
