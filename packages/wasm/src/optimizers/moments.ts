import { formatQuantity, type NamedTensor, shapeSize } from '@lenet5/core';
import {
  dispose,
  keep,
  type NamedTensorMap,
  type Tensor,
  tensor,
  util,
  type Variable,
  zeros,
} from '@tensorflow/tfjs-core';
import { InvalidOptimizerError } from './invalid-optimizer-error.js';
import type { TfjsNamedTensor } from './tfjs-named-tensor.js';

/** The moments of the variables of an optimizer: tensors that the kernels update in place. */
export class Moments {
  /** By name: the kind, a slash and the name of the variable. */
  readonly #tensors = new Map<string, Tensor>();
  readonly #kinds: readonly string[];
  /** Whether moments were restored and no step has been taken since. */
  #isRestored = false;

  /** @param kinds Prefixes of the names of the moments per variable. */
  constructor(kinds: readonly string[]) {
    this.#kinds = kinds;
  }

  /** The moments of a variable by kind; zeros if the variable is new. */
  of(variable: Variable): NamedTensorMap {
    return Object.fromEntries(this.#kinds.map((kind) => [kind, this.#moment(kind, variable)]));
  }

  #moment(kind: string, { name: variableName, shape, size }: Variable): Tensor {
    const name = `${kind}/${variableName}`;
    const known = this.#tensors.get(name) ?? keep(zeros(shape));
    if (known.size !== size) throw invalidMoment(name, known.size, size);
    this.#tensors.set(name, known);
    return known;
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
    const known = [...this.#tensors.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length));
    const names = new Set(variables.map(({ name }) => name));
    if (!known.every((name) => names.has(name))) this.#rename(known, variables);
    this.#isRestored = false;
  }

  #rename(known: readonly string[], variables: readonly Variable[]): void {
    if (known.length !== variables.length) {
      throw new InvalidOptimizerError({
        problem: 'the restored moments are those of another model',
        found: formatQuantity(known.length, 'variable'),
        remedy: `restore the state of a model with ${formatQuantity(variables.length, 'trained variable')}`,
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

  /** The tensors of the moments, kind by kind, as tfjs saves them. */
  tensors(): TfjsNamedTensor[] {
    return this.#kinds.flatMap((kind) =>
      [...this.#tensors]
        .filter(([name]) => name.startsWith(`${kind}/`))
        .map(([name, moment]) => ({ name, tensor: moment })),
    );
  }

  /** Replaces all moments by copies of the given ones. */
  write(moments: readonly NamedTensor[]): void {
    for (const { name, shape, values } of moments) {
      if (!this.#kinds.some((kind) => name.startsWith(`${kind}/`))) {
        throw new InvalidOptimizerError({
          problem: 'the name of a moment is invalid',
          found: name,
          remedy: `start the name with ${this.#kinds.join('/ or ')}/`,
        });
      }
      if (values.length !== shapeSize(shape)) {
        throw invalidMoment(name, values.length, shapeSize(shape));
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
}

function invalidMoment(name: string, found: number, expected: number): InvalidOptimizerError {
  return new InvalidOptimizerError({
    problem: `the moment ${name} has the wrong size`,
    found: formatQuantity(found, 'value'),
    remedy: `restore a state with ${formatQuantity(expected, 'value')}`,
  });
}
