import { compile } from '@lenet5/compiler';
import {
  connectLayers,
  initialWeights,
  LENET5,
  lenet5Config,
  lenet5VariantConfig,
  type PlainModel,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { type ImageSet, limitImageSet, loadMnistSplit } from '@lenet5/mnist';
import type { Scenario } from '../scenario.js';

const DIGITS = 320;
const BATCH = 32;
/** Steps of a measurement. */
const PART = 50;
/** A step with subnormal numbers may take as many times the processor time of one without. */
const MAX_RATIO = 4;
/** Makes weights subnormal: most of the initial ones are between 0.01 and 0.5. */
const SUBNORMAL = 1e-40;
/** After so many steps without a gradient, the first moments of Adam are subnormal: 0.9⁹⁰⁰ = 7e-42. */
const STEPS_TO_SUBNORMAL = 900;

interface Case {
  readonly model: PlainModel;
  readonly learningRate: number;
  /** Steps with black images, for which the first layer has no gradient, before the measurement. */
  readonly blackSteps: number;
}

function modelOf(config: StackConfig, scale = 1): PlainModel {
  const weights = initialWeights(connectLayers(config), 1);
  const scaled = weights.map((one) => ({ ...one, values: one.values.map((value) => scale * value) }));
  return plainModel(config, scaled);
}

/** Half digits, half black images. */
async function halfBlack(): Promise<ImageSet> {
  const { set } = await loadMnistSplit('train');
  const { labels, images } = limitImageSet(set, DIGITS, 1);
  const both = new Uint8Array(2 * images.length);
  both.set(images);
  return { images: both, labels: Uint8Array.from([...labels, ...labels]), count: 2 * DIGITS };
}

/** Milliseconds of processor time of a step: the least of several parts, because other programs use the processors. */
async function stepTime(
  { model, learningRate, blackSteps }: Case,
  images: ImageSet,
  steps: number,
): Promise<number> {
  const program = await compile(model, { train: images, threads: 1 });
  const orderFrom = (first: number): Uint32Array =>
    Uint32Array.from({ length: BATCH * PART }, (_, index) => first + (index % DIGITS));
  const learningRates = new Float32Array(PART).fill(learningRate);
  const train = (first: number) => program.train({ order: orderFrom(first), learningRates });
  for (let step = 0; step < 2 * PART; step += PART) await train(0);
  for (let step = 0; step < blackSteps; step += PART) await train(DIGITS);
  let least = Infinity;
  for (let step = 0; step < steps; step += PART) {
    const start = process.cpuUsage();
    await train(blackSteps > 0 ? DIGITS : 0);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000 / PART);
  }
  await program.dispose();
  return least;
}

/** Steps with subnormal numbers, which some processors compute many times slower. */
export const denormals: Scenario = {
  name: 'denormals',
  summary: `steps with subnormal weights and activations, or subnormal moments: at most ${MAX_RATIO} times the time of others`,
  faults: 2000,
  async run({ faults }) {
    const images = await halfBlack();
    const relu = lenet5VariantConfig({ ...LENET5, activation: 'relu' });
    const timeOf = (one: Case) => stepTime(one, images, faults / 2);
    const normal = await timeOf({ model: modelOf(lenet5Config), learningRate: 1e-3, blackSteps: 0 });
    const black = await timeOf({ model: modelOf(relu), learningRate: 1e-3, blackSteps: PART });
    const weights = await timeOf({
      model: modelOf(lenet5Config, SUBNORMAL),
      learningRate: SUBNORMAL,
      blackSteps: 0,
    });
    const moments = await timeOf({
      model: modelOf(relu),
      learningRate: 1e-3,
      blackSteps: STEPS_TO_SUBNORMAL,
    });
    const ratios = { weights: weights / normal, moments: moments / black };
    const slow = Object.entries(ratios).filter(([, ratio]) => ratio > MAX_RATIO);
    return {
      faults,
      trials: faults,
      problems: slow.map(
        ([name, ratio]) => `a step with subnormal ${name} takes ${ratio.toFixed(1)} times as long`,
      ),
      figures: {
        'subnormal weights': `× ${ratios.weights.toFixed(2)}`,
        'subnormal moments': `× ${ratios.moments.toFixed(2)}`,
      },
    };
  },
};
