import { formatQuantity, type NamedTensor } from '@lenet5/core';
import { dispose, keep, type Tensor, tensor, util, type Variable, zeros } from '@tensorflow/tfjs-core';
import { InvalidOptimizerError } from './invalid-optimizer-error.js';
import type { TfjsNamedTensor } from './tfjs-named-tensor.js';

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
  /** Whether moments were restored and no step has been taken since. */
  #isRestored = false;

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

  /**
   * Assigns restored moments to the variables of the next step. tfjs names the variables of a second model in one process
   * differently (`conv1/kernel_1`), so moments whose names are not among the variables are assigned by position.
   *
   * @throws {InvalidOptimizerError} if the moments are those of another model.
   */
  assign(variables: readonly Variable[]): void {
    if (!this.#isRestored || this.#tensors.size === 0) return;
    const prefix = `${this.#kinds[0]}/`;
    const known = this.#named().flatMap(([name]) =>
      name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
    );
    const names = new Set(variables.map(({ name }) => name));
    if (!known.every((name) => names.has(name))) this.#rename(known, variables);
    this.#isRestored = false;
  }

  #rename(known: readonly string[], variables: readonly Variable[]): void {
    if (known.length !== variables.length) {
      throw new InvalidOptimizerError({
        problem: 'the restored moments are those of another model',
        found: `${known.length} variables`,
        remedy: `restore the state of a model with ${variables.length} trained variables`,
      });
    }
    const renamed = this.#kinds.flatMap((kind) =>
      variables.map(({ name, shape }, index) => {
        const moment = this.#tensors.get(`${kind}/${known[index]}`);
        if (!moment || !util.arraysEqual(moment.shape, shape)) {
          throw new InvalidOptimizerError({
            problem: `the moment ${kind}/${known[index]} has the wrong shape`,
            found: `[${moment?.shape}]`,
            remedy: `restore a moment of shape [${shape}] for ${name}`,
          });
        }
        return [`${kind}/${name}`, moment] as const;
      }),
    );
    this.#tensors.clear();
    for (const [name, moment] of renamed) this.#tensors.set(name, moment);
  }

  /** Copies all moments, kind by kind. */
  read(): NamedTensor[] {
    return this.#named().map(([name, moment]) => ({
      name,
      shape: moment.shape,
      values: Float32Array.from(moment.dataSync()),
    }));
  }

  /** The tensors of the moments, kind by kind, as tfjs saves them. */
  tensors(): TfjsNamedTensor[] {
    return this.#named().map(([name, moment]) => ({ name, tensor: moment }));
  }

  /** Replaces all moments by copies of tensors that tfjs loaded. */
  setTensors(tensors: readonly TfjsNamedTensor[]): void {
    this.write(
      tensors.map(({ name, tensor: moment }) => ({
        name,
        shape: moment.shape,
        values: Float32Array.from(moment.dataSync()),
      })),
    );
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
    this.#isRestored = true;
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
    found: formatQuantity(found, 'value'),
    remedy: `restore a state with ${formatQuantity(expected, 'value')}`,
  });
}
