import { checkOption, findUnknownOptions, type NamedTensor, type OptionSpec } from '@lenet5/core';
import {
  engine,
  getKernel,
  type NamedAttrMap,
  type NamedTensorMap,
  Optimizer,
  type serialization,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core';
import { WasmNotReadyError } from '../wasm-errors.js';
import { InvalidOptimizerError } from './invalid-optimizer-error.js';
import { Moments } from './moments.js';
import type { OptimizerState } from './optimizer-state.js';
import type { TfjsNamedTensor } from './tfjs-named-tensor.js';

/** An optimizer that updates a variable and its moments with one kernel call. Its options are properties. */
export abstract class MomentOptimizer extends Optimizer {
  /** Can be changed between steps. */
  declare learningRate: number;
  readonly #kernelName: string;
  readonly #specs: Readonly<Record<string, OptionSpec>>;
  readonly #moments: Moments;

  /**
   * @param kernelName The kernel's inputs are `weights`, `gradient` and the moments; it returns the new weights.
   * @param kinds The names of the moments.
   * @param specs The options, each with its default.
   * @throws {InvalidOptimizerError} if an option is unknown or invalid.
   */
  constructor(
    kernelName: string,
    kinds: readonly string[],
    specs: Readonly<Record<string, OptionSpec>>,
    options: Readonly<Record<string, unknown>>,
  ) {
    super();
    const [unknown] = findUnknownOptions(options, Object.keys(specs));
    if (unknown) throw new InvalidOptimizerError(unknown);
    for (const [name, spec] of Object.entries(specs)) {
      const { [name]: value = spec.default } = options;
      const problem = checkOption(name, spec, value);
      if (problem) throw new InvalidOptimizerError(problem);
      Reflect.set(this, name, value);
    }
    this.#kernelName = kernelName;
    this.#specs = specs;
    this.#moments = new Moments(kinds);
    this.iterations_ = 0;
  }

  /** The attributes of the kernel that updates a variable in the next step. */
  protected abstract attributesFor(variable: Variable): NamedAttrMap;

  /**
   * Updates each variable that has a gradient.
   *
   * @throws {WasmNotReadyError} if the active backend lacks the kernel.
   */
  override applyGradients(gradients: NamedTensorMap | TfjsNamedTensor[]): void {
    const { backendName } = engine();
    if (!getKernel(this.#kernelName, backendName)) {
      throw new WasmNotReadyError(
        'this optimizer',
        backendName === 'wasm' ? 'none registered' : `${backendName}`,
      );
    }
    const named = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
    const updates = named
      .filter(({ tensor }) => tensor != null)
      .map(({ name, tensor }) => [registeredVariable(name), tensor] as const);
    this.#moments.assign(updates.map(([variable]) => variable));
    for (const [variable, gradient] of updates) {
      const inputs = { weights: variable, gradient, ...this.#moments.of(variable) };
      const next = engine().runKernel<Tensor>(this.#kernelName, inputs, this.attributesFor(variable));
      variable.assign(next);
      next.dispose();
    }
    this.incrementIterations();
  }

  /** Copies the number of steps and the moments of every variable. */
  state(): OptimizerState {
    return { step: this.iterations, moments: this.#moments.tensors().map(copyOf) };
  }

  /**
   * Restores a state. Training then continues exactly from there.
   *
   * @throws {InvalidOptimizerError} if the size of a moment does not match its shape or variable.
   */
  restore(state: OptimizerState): void {
    this.#moments.write(state.moments);
    this.iterations_ = state.step;
  }

  override async getWeights(): Promise<TfjsNamedTensor[]> {
    return [await this.saveIterations(), ...this.#moments.tensors()];
  }

  override async setWeights(weightValues: TfjsNamedTensor[]): Promise<void> {
    this.#moments.write((await this.extractIterations(weightValues)).map(copyOf));
  }

  override getConfig(): serialization.ConfigDict {
    const names = Object.keys(this.#specs);
    return Object.fromEntries(names.map((name) => [name, Reflect.get<object, string>(this, name)]));
  }

  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    // tfjs adds the classes that it knows to the config that it deserializes.
    const { customObjects, ...options } = config;
    return new cls(options);
  }

  override dispose(): void {
    this.#moments.dispose();
  }
}

function copyOf({ name, tensor }: TfjsNamedTensor): NamedTensor {
  return { name, shape: tensor.shape, values: Float32Array.from(tensor.dataSync()) };
}

/** The variable that is registered with tfjs by that name. */
function registeredVariable(name: string): Variable {
  const variable = engine().registeredVariables[name];
  if (!variable)
    throw new InvalidOptimizerError({
      problem: 'the gradient has no variable',
      found: name,
      remedy: 'name each gradient after a variable that is registered with tfjs',
    });
  return variable;
}
