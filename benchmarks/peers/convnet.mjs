// The reference step in ConvNetJS. The library on npm has neither average pooling nor Adam: both are here, in its style.
import { readInputs, requirePackage, serve } from './peer.mjs';

const { library, version } = await requirePackage('convnetjs');
const { Net, Vol } = library.default;
const inputs = readInputs();

/** Average pooling over windows of 2×2, as a layer of ConvNetJS. */
class AveragePoolLayer {
  constructor({ in_sx, in_sy, in_depth }) {
    Object.assign(this, { out_sx: in_sx / 2, out_sy: in_sy / 2, out_depth: in_depth, layer_type: 'pool' });
  }

  forward(input) {
    this.in_act = input;
    const output = new Vol(this.out_sx, this.out_sy, this.out_depth, 0);
    this.#visit((from, to) => {
      output.w[to] += input.w[from] / 4;
    });
    this.out_act = output;
    return output;
  }

  backward() {
    const gradient = new Float64Array(this.in_act.w.length);
    this.#visit((from, to) => {
      gradient[from] = this.out_act.dw[to] / 4;
    });
    this.in_act.dw = gradient;
  }

  getParamsAndGrads() {
    return [];
  }

  #visit(pair) {
    const { out_sx, out_sy, out_depth } = this;
    for (let y = 0; y < 2 * out_sy; y++) {
      for (let x = 0; x < 2 * out_sx; x++) {
        const from = (2 * out_sx * y + x) * out_depth;
        const to = (out_sx * (y >> 1) + (x >> 1)) * out_depth;
        for (let d = 0; d < out_depth; d++) pair(from + d, to + d);
      }
    }
  }
}

const net = new Net();
net.makeLayers([
  { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 },
  { type: 'conv', sx: 5, filters: 6, stride: 1, pad: 0, activation: 'tanh' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'conv', sx: 5, filters: 16, stride: 1, pad: 0, activation: 'tanh' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'fc', num_neurons: 120, activation: 'tanh' },
  { type: 'fc', num_neurons: 84, activation: 'tanh' },
  { type: 'softmax', num_classes: 10 },
]);
net.layers = net.layers.map((layer) => (layer.layer_type === 'pool' ? new AveragePoolLayer(layer) : layer));

/** Copies kernel weights of Keras, [height, width, in, out], into one Vol per output. ConvNetJS has Vols as [y, x, depth]. */
function setWeights() {
  const layers = net.layers.filter(({ filters }) => filters);
  for (const [index, { filters, biases }] of layers.entries()) {
    const kernel = inputs.weights[2 * index].values;
    const outputs = filters.length;
    for (const [output, filter] of filters.entries()) {
      for (let i = 0; i < filter.w.length; i++) filter.w[i] = kernel[i * outputs + output];
    }
    biases.w.set(inputs.weights[2 * index + 1].values);
  }
}
setWeights();

const moments = net.getParamsAndGrads().map(({ params }) => ({
  mean: new Float64Array(params.length),
  variance: new Float64Array(params.length),
}));
let updates = 0;

/** One update of Adam with the sum of the gradients of a batch, which it resets. */
function applyAdam() {
  const { learningRate, beta1, beta2, epsilon, batchSize } = inputs;
  updates++;
  const meanScale = 1 / (1 - beta1 ** updates);
  const varianceScale = 1 / (1 - beta2 ** updates);
  for (const [index, { params, grads }] of net.getParamsAndGrads().entries()) {
    const { mean, variance } = moments[index];
    for (let i = 0; i < params.length; i++) {
      const gradient = grads[i] / batchSize;
      mean[i] = beta1 * mean[i] + (1 - beta1) * gradient;
      variance[i] = beta2 * variance[i] + (1 - beta2) * gradient * gradient;
      params[i] -= (learningRate * mean[i] * meanScale) / (Math.sqrt(variance[i] * varianceScale) + epsilon);
      grads[i] = 0;
    }
  }
}

const image = new Vol(28, 28, 1, 0);
let next = 0;

/** Trains on one batch, image after image, and returns its mean loss. */
function step() {
  const { batchSize, batches, images, labels } = inputs;
  let loss = 0;
  for (let i = next * batchSize; i < (next + 1) * batchSize; i++) {
    image.w.set(images.subarray(784 * i, 784 * (i + 1)));
    net.forward(image, true);
    loss += net.backward(labels[i]);
  }
  applyAdam();
  next = (next + 1) % batches;
  return loss / batchSize;
}

await serve({
  versions: { ConvNetJS: version },
  parameters: net.getParamsAndGrads().reduce((sum, { params }) => sum + params.length, 0),
  losses: (steps) => Array.from({ length: steps }, step),
  train: (steps) => {
    for (let i = 0; i < steps; i++) step();
  },
});
