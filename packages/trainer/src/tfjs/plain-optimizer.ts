import {
  type AdamConfig,
  type NamedTensor,
  type RmspropConfig,
  resolveOptimizer,
  type SgdConfig,
} from '@lenet5/core';
import {
  add,
  div,
  keep,
  mul,
  type NamedTensorMap,
  sqrt,
  square,
  sub,
  type Tensor,
  tensor,
  tidy,
  type Variable,
  zeros,
} from '@tensorflow/tfjs-core';
import type { EngineState } from '../engine.js';
import type { StepOptimizer } from './step-optimizer.js';

/** Computes the new weights and moments of one variable from its gradient. */
type Update = (
  variable: Variable,
  gradient: Tensor,
  moments: readonly Tensor[],
  rate: number,
  step: number,
) => {
  readonly weights: Tensor;
  readonly moments: readonly Tensor[];
};

/** Adam and AdamW, see `AdamConfig`. */
function adamUpdate(config: Required<AdamConfig>): Update {
  const { beta1, beta2, epsilon, epsilonMode, weightDecay, decayScope } = config;
  return (variable, gradient, [m0, v0], rate, step) => {
    const m = add(mul(m0 ?? 0, beta1), mul(gradient, 1 - beta1));
    const v = add(mul(v0 ?? 0, beta2), mul(square(gradient), 1 - beta2));
    const [unbias1, unbias2] = [1 / (1 - beta1 ** step), 1 / (1 - beta2 ** step)];
    const inner = epsilonMode === 'keras' ? epsilon * Math.sqrt(unbias2) : epsilon;
    const change = div(mul(m, unbias1), add(sqrt(mul(v, unbias2)), inner));
    const decay = decayScope === 'all' || variable.rank > 1 ? rate * weightDecay : 0;
    return { weights: sub(mul(variable, 1 - decay), mul(change, rate)), moments: [m, v] };
  };
}

/** Gradient descent, see `SgdConfig`. */
function sgdUpdate({ momentum, nesterov }: Required<SgdConfig>): Update {
  return (variable, gradient, [m0], rate) => {
    const m = add(mul(m0 ?? 0, momentum), gradient);
    const direction = nesterov ? add(gradient, mul(m, momentum)) : m;
    return { weights: sub(variable, mul(direction, rate)), moments: [m] };
  };
}

/** RMSProp, see `RmspropConfig`. */
function rmspropUpdate({ decay, momentum, epsilon }: Required<RmspropConfig>): Update {
  return (variable, gradient, before, rate) => {
    const [m0, v0] = momentum > 0 ? before : [undefined, before[0]];
    const v = add(mul(v0 ?? 0, decay), mul(square(gradient), 1 - decay));
    const change = div(mul(gradient, rate), sqrt(add(v, epsilon)));
    const m = add(mul(m0 ?? 0, momentum), change);
    return { weights: sub(variable, m), moments: momentum > 0 ? [m, v] : [v] };
  };
}

/** The optimizers as plain tfjs operations. They run on any backend. */
export class PlainOptimizer implements StepOptimizer {
  learningRate = 0;
  iterations = 0;
  readonly #kinds: readonly string[];
  readonly #update: Update;
  readonly #variables: ReadonlyMap<string, Variable>;
  readonly #moments = new Map<string, Tensor>();

  constructor(config: AdamConfig | SgdConfig | RmspropConfig, variables: readonly Variable[]) {
    const resolved = resolveOptimizer(config);
    if (resolved.name === 'sgd') {
      this.#kinds = ['m'];
      this.#update = sgdUpdate(resolved);
    } else if (resolved.name === 'rmsprop') {
      this.#kinds = resolved.momentum > 0 ? ['m', 'v'] : ['v'];
      this.#update = rmspropUpdate(resolved);
    } else {
      this.#kinds = ['m', 'v'];
      this.#update = adamUpdate(resolved);
    }
    this.#variables = new Map(variables.map((variable) => [variable.name, variable]));
  }

  applyGradients(gradients: NamedTensorMap): void {
    this.iterations += 1;
    for (const [name, variable] of this.#variables) {
      const gradient = gradients[name];
      if (gradient) tidy(() => this.#step(variable, gradient));
    }
  }

  #step(variable: Variable, gradient: Tensor): void {
    const keys = this.#kinds.map((kind) => `${kind}/${variable.name}`);
    const before = keys.map((key) => this.#moments.get(key) ?? zeros(variable.shape));
    const { weights, moments } = this.#update(variable, gradient, before, this.learningRate, this.iterations);
    variable.assign(weights);
    for (const [index, key] of keys.entries()) this.#replace(key, moments[index]);
  }

  #replace(key: string, moment: Tensor | undefined): void {
    this.#moments.get(key)?.dispose();
    if (moment) this.#moments.set(key, keep(moment));
  }

  async state(): Promise<Pick<EngineState, 'step' | 'moments'>> {
    const moments: NamedTensor[] = [];
    for (const [name, moment] of this.#moments) {
      moments.push({ name, shape: [...moment.shape], values: await moment.data<'float32'>() });
    }
    return { step: this.iterations, moments };
  }

  restore({ step, moments }: Pick<EngineState, 'step' | 'moments'>): void {
    this.dispose();
    this.iterations = step;
    for (const { name, shape, values } of moments) this.#moments.set(name, keep(tensor(values, [...shape])));
  }

  dispose(): void {
    for (const moment of this.#moments.values()) moment.dispose();
    this.#moments.clear();
  }
}
