// The reference step in jax-js on its WebAssembly backend: forward pass, gradients and Adam in one function under jit().
import { readInputs, requirePackage, serve } from './peer.mjs';

const { library, version } = await requirePackage('@jax-js/jax');
const { defaultDevice, init, jit, lax, nn, numpy: np, valueAndGrad } = library;
await init('wasm');
defaultDevice('wasm');
const { images, labels, weights, batchSize, batches, learningRate, beta1, beta2, epsilon } = readInputs();

/** Average pooling over windows of 2×2 of [batch, channel, height, width]. */
function pool(x) {
  const [batch, channels, height, width] = x.shape;
  return np.mean(x.reshape([batch, channels, height / 2, 2, width / 2, 2]), [3, 5]);
}

function convolve(x, kernel, bias) {
  return lax.conv(x, kernel, [1, 1], 'VALID').add(bias.reshape([-1, 1, 1]));
}

/** The mean cross-entropy of a batch. As every function of jax-js, it takes over the references of its arguments. */
function computeLoss([k1, b1, k2, b2, k3, b3, k4, b4, k5, b5], x, y) {
  let values = pool(np.tanh(convolve(x, k1, b1)));
  values = pool(np.tanh(convolve(values, k2, b2))).reshape([batchSize, 256]);
  values = np.tanh(np.dot(values, k3).add(b3));
  values = np.tanh(np.dot(values, k4).add(b4));
  const scores = nn.logSoftmax(np.dot(values, k5).add(b5));
  return np.sum(scores.mul(y)).mul(-1 / batchSize);
}

const update = jit((parameters, means, variances, meanScale, varianceScale, x, y) => {
  const held = parameters.map((parameter) => parameter.ref);
  const [loss, gradients] = valueAndGrad(computeLoss)(held, x, y);
  const newMeans = means.map((mean, i) => mean.mul(beta1).add(gradients[i].ref.mul(1 - beta1)));
  const newVariances = variances.map((variance, i) =>
    variance.mul(beta2).add(np.square(gradients[i]).mul(1 - beta2)),
  );
  const newParameters = parameters.map((parameter, i) => {
    const deviation = np.sqrt(newVariances[i].ref.mul(varianceScale.ref)).add(epsilon);
    return parameter.sub(newMeans[i].ref.mul(meanScale.ref).div(deviation).mul(learningRate));
  });
  meanScale.dispose();
  varianceScale.dispose();
  return [loss, newParameters, newMeans, newVariances];
});

/** Converts weights of Keras: filters to [out, in, height, width], and the first dense layer to channels first. */
function toArray({ shape, values }, index) {
  const array = np.array(values).reshape(shape);
  if (shape.length === 4) return np.transpose(array, [3, 2, 0, 1]);
  if (index === 4) return np.transpose(array.reshape([4, 4, 16, 120]), [2, 0, 1, 3]).reshape([256, 120]);
  return array;
}

const inputs = Array.from({ length: batches }, (_, batch) => {
  const from = batch * batchSize;
  const oneHot = new Float32Array(10 * batchSize);
  for (let i = 0; i < batchSize; i++) oneHot[10 * i + labels[from + i]] = 1;
  return {
    x: np.array(images.slice(784 * from, 784 * (from + batchSize))).reshape([batchSize, 1, 28, 28]),
    y: np.array(oneHot).reshape([batchSize, 10]),
  };
});
let parameters = weights.map(toArray);
let means = parameters.map(({ shape }) => np.zeros(shape));
let variances = parameters.map(({ shape }) => np.zeros(shape));
let updates = 0;

function step() {
  const { x, y } = inputs[updates % batches];
  updates++;
  const scales = [beta1, beta2].map((beta) => np.array(1 / (1 - beta ** updates)));
  const [loss, ...state] = update(parameters, means, variances, ...scales, x.ref, y.ref);
  [parameters, means, variances] = state;
  return loss;
}

/** Waits until every weight is computed. */
async function finish() {
  await Promise.all(parameters.map((parameter) => parameter.blockUntilReady()));
}

await serve({
  versions: { 'jax-js': version },
  parameters: weights.reduce((sum, { values }) => sum + values.length, 0),
  losses: async (steps) => {
    const losses = [];
    for (let i = 0; i < steps; i++) losses.push(await step().jsAsync());
    return losses;
  },
  train: async (steps) => {
    for (let i = 0; i < steps; i++) step().dispose();
    await finish();
  },
});
