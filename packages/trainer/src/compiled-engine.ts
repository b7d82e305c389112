import { compile, type Program, type ThreadUse, UnsupportedModelError } from '@lenet5/compiler';
import {
  foldNormalization,
  type NamedTensor,
  type Score,
  type Span,
  unfoldNormalization,
} from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import type { Engine, EngineOptions, EngineState } from './engine.js';
import { onExactGrid } from './exact-sum.js';
import { pixelScale } from './input-normalization.js';

export { UnsupportedModelError };

/**
 * Creates the engine that compiles the model, its loss and its optimizer into one WASM program.
 *
 * @throws UnsupportedModelError of `@lenet5/compiler` if it does not support the model; KernelsUnavailableError if the
 * runtime lacks the requested kernels.
 */
export async function createCompiledEngine(options: EngineOptions): Promise<Engine> {
  const { model, train, batchSize, optimizer, labelSmoothing, kernels, threads, seed } = options;
  const { augmentation, distillation, freeze, gradient, sampleWeights, normalization, loss } = options;
  const program = await compile(model, {
    batchSize,
    optimizer,
    labelSmoothing,
    ...(loss === 'mse' && { loss }),
    kernels,
    threads,
    seed,
    ...(augmentation && { augmentation }),
    ...(distillation && { distillation }),
    ...(freeze && { freeze }),
    ...gradient,
    ...(sampleWeights && { sampleWeights }),
    ...(normalization && { normalization: pixelScale(normalization) }),
    ...(train.count > 0 ? { train } : {}),
  });
  if (normalization) {
    const state = await program.state();
    await program.restore({ ...state, weights: unfoldNormalization(state.weights, normalization) });
  }
  return new CompiledEngine(options, program);
}

/** Adapts a compiled program to the interface of an engine. */
class CompiledEngine implements Engine {
  readonly name = 'compiled';
  readonly penalties?: (images: Uint8Array) => Promise<Float32Array>;
  readonly #options: EngineOptions;
  readonly #program: Program;

  constructor(options: EngineOptions, program: Program) {
    this.#options = options;
    this.#program = program;
    if (options.model.layers.at(-1)?.getClassName() === 'Softmin')
      this.penalties = (images) => program.penalties(images);
  }

  get kernels(): Engine['kernels'] {
    return this.#program.kernels;
  }

  get threads(): number {
    return this.#program.threads;
  }

  get threadUse(): ThreadUse | undefined {
    const { threadUse } = this.#program;
    return threadUse.automatic ? threadUse : undefined;
  }

  get runsOn(): Engine['runsOn'] {
    return this.#program.runsOn;
  }

  get threadsFallback(): string | undefined {
    return this.#program.threadsFallback;
  }

  async trainSpan(span: Span): Promise<Score> {
    const { images, correct, stepLosses } = await this.#program.train(span);
    const { batchSize } = this.#options;
    const lossSum = stepLosses.reduce((sum, loss, step) => {
      const batch = Math.min(batchSize, images - step * batchSize);
      return sum + onExactGrid(loss * batch);
    }, 0);
    return { images, lossSum, correct, stepLosses };
  }

  async evaluate(set: ImageSet): Promise<Score> {
    return this.#program.evaluate(set);
  }

  async predict(images: Uint8Array): Promise<Float32Array> {
    return this.#program.predict(images);
  }

  /** The program lists the moving averages after all other weights. */
  async state(): Promise<EngineState> {
    const { step, weights, moments } = await this.#program.state();
    const averages = this.#options.model.layers.filter(
      (layer) => layer.getClassName() === 'BatchNormalization',
    );
    const first = weights.length - 2 * averages.length;
    const buffers = weights.slice(first);
    return {
      step,
      weights: weights.slice(0, first),
      moments,
      ...(buffers.length > 0 ? { buffers } : {}),
    };
  }

  /** Matches tensors by position: copies of one model may have other layer names. */
  async restore({ step, weights, buffers = [], moments }: EngineState): Promise<void> {
    const own = await this.#program.state();
    await this.#program.restore({
      step,
      weights: rename([...weights, ...buffers], own.weights),
      moments: rename(moments, own.moments),
    });
  }

  async writeModel(): Promise<void> {
    const { model, normalization } = this.#options;
    if (!normalization) return this.#program.writeWeights(model);
    return this.#program.writeWeights(model, (weights) => foldNormalization(weights, normalization));
  }

  async dispose(): Promise<void> {
    return this.#program.dispose();
  }
}

/** Gives tensors the names of other tensors, by position. */
function rename(tensors: readonly NamedTensor[], named: readonly NamedTensor[]): NamedTensor[] {
  return tensors.map((tensor, index) => ({ ...tensor, name: named[index]?.name ?? tensor.name }));
}
