import { invalidOption, shapeSize } from '@lenet5/core';
import { cast, oneHot, Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { InvalidOptionError } from '../recipe/invalid-option-error.js';
import { classIndices, isOutputLoss } from './targets.js';

/** Values of samples: a tensor, a typed array or an array of numbers, or lists of them as tfjs takes them. */
export type Values = Tensor | Tensor[] | ArrayLike<number>;

/** The tensors of a call, some of which were created for it. */
export class DataTensors {
  readonly #model: LayersModel;
  readonly #created: Tensor[] = [];

  constructor(model: LayersModel) {
    this.#model = model;
  }

  /**
   * Inputs of shape `[count, ...]`; values are in row-major order.
   * @param name of the argument
   * @throws InvalidOptionError if an array does not have whole samples
   */
  inputs(values: Values, name = 'x'): Tensor | Tensor[] {
    if (isTensors(values)) return values;
    const shape = (this.#model.inputs[0]?.shape ?? []).slice(1).map(Number);
    const size = shape.every((extent) => extent > 0) ? shapeSize(shape) : 1;
    if (values.length % size !== 0) fail(name, values, `a multiple of ${size}, the values of a sample`);
    return this.#add(tensor(Float32Array.from(values), [-1, ...shape].map(countOf(values, shape))));
  }

  /**
   * Targets: a value per output, such as one-hot rows; or class indices, which become one-hot rows if the loss takes those.
   * @param name of the argument
   * @throws InvalidOptionError if an array is of neither form; ClassRangeError if an index is not one of the classes
   */
  targets(values: Values, count: number, name = 'y'): Tensor | Tensor[] {
    if (isTensors(values)) return values;
    const classes = Number(this.#model.outputs[0]?.shape.at(-1));
    const { loss } = this.#model;
    const isOfOutputs = isOutputLoss(loss);
    const isRows = values.length === count * classes && (classes > 1 || isOfOutputs);
    if (!isRows && (isOfOutputs || values.length !== count)) {
      const wanted = `${count * classes} values, ${classes} per sample`;
      fail(name, values, isOfOutputs ? wanted : `${count} class indices, one per sample, or ${wanted}`);
    }
    if (isRows) return this.#add(tensor(Float32Array.from(values), [count, classes]));
    const floats = tensor(Float32Array.from(values), [values.length]);
    if (loss !== 'categoricalCrossentropy') return this.#add(floats);
    classIndices(values, classes);
    const rows = tidy(() => cast(oneHot(cast(floats, 'int32'), classes), 'float32'));
    floats.dispose();
    return this.#add(rows);
  }

  /** A factor per sample. @throws InvalidOptionError unless there are as many as samples */
  weights(values: Tensor | ArrayLike<number> | undefined, count: number): Tensor | undefined {
    if (values === undefined) return undefined;
    const { length } = values instanceof Tensor ? { length: values.size } : values;
    if (length !== count) fail('sampleWeight', { length }, `${count} numbers, one per sample`);
    if (values instanceof Tensor) return values;
    return this.#add(tensor(Float32Array.from(values), [values.length]));
  }

  dispose(): void {
    for (const created of this.#created) created.dispose();
  }

  #add(created: Tensor): Tensor {
    this.#created.push(created);
    return created;
  }
}

/** Number of samples of inputs. */
export function countSamples(inputs: Tensor | Tensor[]): number {
  return [inputs].flat()[0]?.shape[0] ?? 0;
}

/** Reports an array of a wrong length. */
function fail(name: string, { length }: { readonly length: number }, wanted: string): never {
  throw new InvalidOptionError(invalidOption(`${name}.length`, length, wanted));
}

function isTensors(values: Values): values is Tensor | Tensor[] {
  return [values].flat()[0] instanceof Tensor;
}

/** Replaces the size −1 by the number of samples. */
function countOf({ length }: ArrayLike<number>, shape: readonly number[]): (size: number) => number {
  const values = shape.reduce((product, size) => product * size, 1);
  return (size) => (size < 0 ? length / values : size);
}
