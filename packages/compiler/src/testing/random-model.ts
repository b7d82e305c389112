import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import type { Random } from './random.js';

/** A layer that takes images or vectors. */
type Layer = Sequential['layers'][number];

/** Adds a layer to a model; the first one has the shape of the input. */
type Add = (make: (first: { inputShape?: number[] }) => Layer) => void;

const ACTIVATIONS = ['linear', 'relu', 'tanh', 'sigmoid', 'elu', 'gelu', 'softplus'] as const;

/** The activations at the end: half of the models have a softmax. */
const HEADS = ['softmax', 'softmax', 'sigmoid', 'linear'] as const;

/**
 * A random model that the compiler supports: up to two blocks of convolution and pooling, sometimes global pooling, up to two
 * hidden dense layers, batch normalizations, odd sizes, 1 to 17 channels and units, any window, padding and activation, some layers
 * without bias, and softmax, sigmoid or linear outputs.
 */
export function randomModel(random: Random): Sequential {
  const model = sequential();
  let shape = [random.between(5, 11), random.between(5, 19), random.pick([1, 1, 2, 3])];
  const inputShape = shape;
  const add: Add = (make) => {
    model.add(make(model.layers.length === 0 ? { inputShape } : {}));
    shape = (model.outputShape as number[]).slice(1);
  };
  const isNormalized = random.next() < 0.4;
  // Before a batch normalization, the gradient of a bias is a small difference of large numbers.
  const settings = isNormalized ? { useBias: false } : {};
  // tfjs trains no batch normalization without γ or β.
  const addNormalization = (): void => {
    if (!isNormalized || random.next() < 0.3) return;
    add(() => layers.batchNormalization({ epsilon: random.pick([1e-3, 1e-1]) }));
    if (random.next() < 0.7) add(() => randomActivation(random));
  };
  for (let block = random.between(0, 2); block > 0; block--) {
    add((first) => randomConvolution(random, shape, { ...first, ...settings }));
    addNormalization();
    if (random.next() < 0.7) addPooling(random, shape, add);
    if (random.next() < 0.2) add(() => randomActivation(random));
    if (random.next() < 0.2) add(() => randomPadding(random));
  }
  if (random.next() < 0.2) add((first) => randomGlobalPooling(random, first));
  else add((first) => layers.flatten(first));
  for (let hidden = random.between(0, 2); hidden > 0; hidden--) {
    add(() => layers.dense({ units: random.between(1, 17), ...randomLayer(random), ...settings }));
    addNormalization();
  }
  const units = random.between(2, 13);
  const isOneLayer = random.next() < 0.5;
  const head = random.pick(HEADS);
  // Other heads than softmax can have one unit.
  const outputs = head === 'softmax' ? units : units - 1;
  if (isOneLayer) add(() => layers.dense({ units: outputs, activation: head }));
  else {
    add(() => layers.dense({ units: outputs }));
    add(() => layers.activation({ activation: head }));
  }
  return model;
}

function randomConvolution(
  random: Random,
  [rows = 1, columns = 1]: number[],
  settings: { inputShape?: number[]; useBias?: boolean },
): Layer {
  const side = (size = 1): number => random.between(1, Math.min(5, size));
  const kind = random.next();
  if (kind < 0.3) {
    const { dilationRate: _, ...window } = randomWindow(random, [side(rows), side(columns)], [0, 0]);
    const depthwise = {
      ...window,
      depthMultiplier: random.between(1, 3),
      ...randomLayer(random),
      ...settings,
    };
    return kind < 0.15
      ? layers.depthwiseConv2d(depthwise)
      : layers.separableConv2d({ ...depthwise, filters: random.between(1, 9) });
  }
  return layers.conv2d({
    filters: random.between(1, 17),
    ...randomWindow(random, [side(rows), side(columns)], [rows ?? 0, columns ?? 0]),
    ...randomLayer(random),
    ...settings,
  });
}

/** A window with stride 1, strides, or a dilation that fits into the image: tfjs has no window with both. */
function randomWindow(random: Random, kernelSize: [number, number], size: readonly number[]) {
  const padding = random.pick(['valid', 'same'] as const);
  const kind = random.pick(['dense', 'strides', 'dilation'] as const);
  const dilates = kernelSize.every((length, axis) => 2 * length - 1 <= (size[axis] ?? 0));
  return {
    kernelSize,
    padding,
    ...(kind === 'strides' && { strides: [random.between(1, 3), random.between(1, 3)] as [number, number] }),
    ...(kind === 'dilation' &&
      dilates && { dilationRate: [random.between(1, 2), random.between(1, 2)] as [number, number] }),
  };
}

function randomActivation(random: Random): Layer {
  if (random.next() < 0.3) return layers.leakyReLU({ alpha: random.pick([0, 0.1, 0.5]) });
  // tfjs accepts the name, which its types leave out.
  return layers.activation({ activation: random.pick(ACTIVATIONS) as 'relu' });
}

function randomPadding(random: Random): Layer {
  const side = (): [number, number] => [random.between(0, 2), random.between(0, 2)];
  return layers.zeroPadding2d({ padding: [side(), side()] });
}

function randomGlobalPooling(random: Random, first: { inputShape?: number[] }): Layer {
  return random.next() < 0.5 ? layers.globalAveragePooling2d(first) : layers.globalMaxPooling2d(first);
}

function addPooling(random: Random, [rows = 1, columns = 1]: number[], add: Add): void {
  const side = (size: number): number => random.between(1, Math.min(5, size));
  const poolSize: [number, number] = [side(rows), side(columns)];
  const strides: [number, number] = random.next() < 0.5 ? poolSize : [side(3), side(3)];
  const padding = random.pick(['valid', 'same'] as const);
  const pool = random.next() < 0.5 ? layers.averagePooling2d : layers.maxPooling2d;
  add(() => pool({ poolSize, strides, padding }));
}

function randomLayer(random: Random) {
  return {
    activation: random.pick(ACTIVATIONS) as 'relu',
    useBias: random.next() < 0.8,
    biasInitializer: 'randomNormal',
  } as const;
}
