// Rounds weights to 8 bits, with one scale per output channel: weight ≈ scale · q, where q is an integer from -127 to 127
// and scale is the largest magnitude of the channel divided by 127. Biases stay float32.

const STEPS = 127;

const LAYERS = ['conv1', 'conv2', 'dense1', 'dense2', 'dense3'];

const isKernel = ({ name }) => name.endsWith('/kernel');

/** The scale of each output channel, the last dimension of a kernel. */
function scalesOf({ shape, values }) {
  const channels = shape.at(-1);
  const scales = new Float32Array(channels);
  values.forEach((value, i) => {
    scales[i % channels] = Math.max(scales[i % channels], Math.abs(value));
  });
  // A channel of zeros has no largest magnitude to divide by.
  return scales.map((largest) => (largest || 1) / STEPS);
}

function rounded(tensor) {
  const scales = scalesOf(tensor);
  return {
    scales,
    steps: Int8Array.from(tensor.values, (value, i) => Math.round(value / scales[i % scales.length])),
  };
}

/** The tensors with the values that the 8-bit file stands for. */
export function roundedTensors(tensors) {
  return tensors.map((tensor) => {
    if (!isKernel(tensor)) return tensor;
    const { scales, steps } = rounded(tensor);
    return { ...tensor, values: Float32Array.from(steps, (step, i) => step * scales[i % scales.length]) };
  });
}

/**
 * The file that `readInt8Weights()` of the app reads. Little-endian float32 numbers: the accuracy; then, for each tensor, the
 * scales of a kernel or the values of a bias. After them, the int8 steps of the kernels.
 */
export function int8File(tensors, accuracy) {
  const named = (name) => tensors.find((tensor) => tensor.name === name);
  const ordered = LAYERS.flatMap((layer) => [named(`${layer}/kernel`), named(`${layer}/bias`)]);
  const floats = ordered.map((tensor) => (isKernel(tensor) ? scalesOf(tensor) : tensor.values));
  const kernels = ordered.filter(isKernel).map((tensor) => rounded(tensor).steps);
  const parts = [Float32Array.of(accuracy), ...floats, ...kernels];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}
