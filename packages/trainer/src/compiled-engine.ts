import { compile, type Program } from '@lenet5/compiler';
import { type NamedTensor, type Score, SEED, type Span } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import type { Engine, EngineOptions, EngineState } from './engine.js';
import { onExactGrid } from './exact-sum.js';

/**
 * The engine that compiles the model, with its loss and optimiser, into one WASM program, and trains span after span
 * inside of it.
 *
 * @throws UnsupportedModelError of `@lenet5/compiler` where the model is not of the family it compiles;
 * KernelsUnavailableError where the runtime lacks the kernels that were asked for.
 */
export async function createCompiledEngine(options: EngineOptions): Promise<Engine> {
  const {
    model,
    train,
    batchSize,
    optimizer,
    labelSmoothing,
    kernels,
    threads,
    seed = SEED.default,
  } = options;
  const program = await compile(model, {
    batchSize,
    optimizer,
    labelSmoothing,
    kernels,
    threads,
    seed,
    ...(train.count > 0 ? { train } : {}),
  });
  return new CompiledEngine(options, program);
}

/** The tensors of a state under other names, in the same order. */
const renamed = (tensors: readonly NamedTensor[], names: readonly NamedTensor[]): NamedTensor[] =>
  tensors.map((tensor, index) => ({ ...tensor, name: names[index]?.name ?? tensor.name }));

/** Wraps a program. */
class CompiledEngine implements Engine {
  readonly name = 'compiled';
  readonly #options: EngineOptions;
  readonly #program: Program;

  constructor(options: EngineOptions, program: Program) {
    this.#options = options;
    this.#program = program;
  }

  get kernels(): Engine['kernels'] {
    return this.#program.kernels;
  }

  get threads(): number {
    return this.#program.threads;
  }

  async trainSpan(span: Span): Promise<Score> {
    const { images, correct, stepLosses } = await this.#program.train(span);
    const { batchSize } = this.#options;
    const lossSum = stepLosses.reduce((sum, loss, step) => {
      const shown = Math.min(batchSize, images - step * batchSize);
      return sum + onExactGrid(loss * shown);
    }, 0);
    return { images, lossSum, correct, stepLosses };
  }

  async evaluate(images: ImageSet): Promise<Score> {
    return this.#program.evaluate(images);
  }

  async predict(images: Uint8Array): Promise<Float32Array> {
    return this.#program.predict(images);
  }

  async state(): Promise<EngineState> {
    return this.#program.state();
  }

  /** A state is taken by position: copies of one model may name their layers otherwise. */
  async restore({ step, weights, moments }: EngineState): Promise<void> {
    const own = await this.#program.state();
    await this.#program.restore({
      step,
      weights: renamed(weights, own.weights),
      moments: renamed(moments, own.moments),
    });
  }

  async writeModel(): Promise<void> {
    return this.#program.writeWeights(this.#options.model);
  }

  async dispose(): Promise<void> {
    return this.#program.dispose();
  }
}
