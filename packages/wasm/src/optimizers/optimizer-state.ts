import type { NamedTensor } from '@lenet5/core';
import { dispose, keep, type Tensor, tensor, type Variable, zeros } from '@tensorflow/tfjs-core';
import { InvalidOptimizerError } from './invalid-optimizer-error.js';

/** The state of an optimizer: enough to resume training exactly. */
export interface OptimizerState {
  /** Steps taken. */
  readonly step: number;
  /**
   * Moments named `m/…` or `v/…` plus the name of the variable in tfjs: first all of `m/`, then all of `v/`, each in the
   * order in which the variables were first updated.
   */
  readonly moments: readonly NamedTensor[];
}

/** The moments of the variables of an optimizer: tensors that the kernels update in place. */
export class Moments {
  readonly #tensors = new Map<string, Tensor>();
  readonly #kinds: readonly string[];

  /** @param kinds Prefixes of the names of the moments per variable. */
  constructor(kinds: readonly string[]) {
    this.#kinds = kinds;
  }

  /** The moment of a kind for a variable; zeros if the variable is new. */
  of(kind: string, variable: Variable): Tensor {
    const name = `${kind}/${variable.name}`;
    const known = this.#tensors.get(name);
    if (known) {
      if (known.size !== variable.size) {
        throw invalidMoment(name, known.size, variable.size);
      }
      return known;
    }
    const fresh = keep(zeros(variable.shape));
    this.#tensors.set(name, fresh);
    return fresh;
  }

  /** Copies all moments, kind by kind. */
  read(): NamedTensor[] {
    return this.#named().map(([name, moment]) => ({
      name,
      shape: moment.shape,
      values: Float32Array.from(moment.dataSync()),
    }));
  }

  /** The tensors of the moments, kind by kind. */
  tensors(): { name: string; tensor: Tensor }[] {
    return this.#named().map(([name, moment]) => ({ name, tensor: moment }));
  }

  /** Replaces all moments by copies of the given ones. */
  write(moments: readonly NamedTensor[]): void {
    for (const { name, shape, values } of moments) {
      const size = shape.reduce((product, extent) => product * extent, 1);
      if (!this.#kinds.some((kind) => name.startsWith(`${kind}/`))) {
        throw new InvalidOptimizerError({
          problem: 'the name of a moment is invalid',
          found: name,
          remedy: `start the name with ${this.#kinds.join('/ or ')}/`,
        });
      }
      if (values.length !== size) {
        throw invalidMoment(name, values.length, size);
      }
    }
    this.dispose();
    for (const { name, shape, values } of moments) {
      this.#tensors.set(name, keep(tensor(values, [...shape], 'float32')));
    }
  }

  dispose(): void {
    dispose([...this.#tensors.values()]);
    this.#tensors.clear();
  }

  #named(): [string, Tensor][] {
    return this.#kinds.flatMap((kind) => [...this.#tensors].filter(([name]) => name.startsWith(`${kind}/`)));
  }
}

function invalidMoment(name: string, found: number, expected: number): InvalidOptimizerError {
  return new InvalidOptimizerError({
    problem: `the moment ${name} has the wrong size`,
    found: `${found} values`,
    remedy: `restore a state with ${expected} values`,
  });
}
