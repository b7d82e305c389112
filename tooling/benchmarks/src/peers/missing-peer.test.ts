import { expect, test } from 'vitest';
import { missingPeer } from './missing-peer.js';
import { peers } from './peer.js';
import { PeerProcess } from './peer-process.js';

const [pytorch, keras, jaxJs] = ['PyTorch, compiled', 'Keras (TensorFlow)', 'jax-js'].map(
  (wanted) => peers().find(({ name }) => name === wanted)!,
);

test('PeerProcess.start(peer, inputs, python) returns the path of a Python that does not exist', async () => {
  expect(await PeerProcess.start(keras!, '/', '/no/python')).toBe('/no/python');
});

test.each([
  [keras!, 'keras', /^py -m pip install keras==[\d.]+ tensorflow-cpu==[\d.]+$/],
  [pytorch!, 'torch', /^py -m pip install torch==[\d.]+$/],
  [pytorch!, 'a C++ compiler', /g\+\+$/],
  [pytorch!, 'py', /--python or PYTHON/],
  [jaxJs!, '@jax-js/jax', /^npm install --prefix benchmarks\/peers$/],
])('missingPeer($name, "%s", python) says how to install it', (peer, missing, command) => {
  expect(missingPeer(peer, missing, 'py').install).toMatch(command);
});
