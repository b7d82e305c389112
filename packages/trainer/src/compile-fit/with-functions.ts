import { clone, mul, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { BatchFunctions } from './batch-functions.js';

/** The method of tfjs that checks the data of a call. */
type Standardize = (
  x: unknown,
  y: unknown,
  sampleWeight: Tensor | null | undefined,
  ...others: readonly unknown[]
) => Promise<[Tensor[], Tensor[], Tensor[] | null]>;

/**
 * Runs something while a model computes its batches with other functions. All that tfjs does around the batches stays: the order of
 * the samples, the validation, the callbacks and the history.
 *
 * @param sampleWeight the factor of the loss of each sample of a call of `fit`, which tfjs does not support
 */
export function withFunctions<Result>(
  inner: LayersModel,
  { train, test, predict }: BatchFunctions,
  run: () => Result,
  sampleWeight?: Tensor,
): Result {
  const { standardizeUserData: standardize }: { readonly standardizeUserData?: Standardize } = Object(inner);
  const functions = {
    ...(sampleWeight && standardize && { standardizeUserData: weighing(inner, standardize) }),
    makeTrainFunction: () => train,
    makeTestFunction: () => Object.assign(inner, { testFunction: test }),
    predictLoop: (inputs: Tensor | readonly Tensor[]) => predict([inputs].flat()[0] as Tensor),
  };
  // A callback of fit() can call evaluate(), so there may be functions of an outer call.
  const outer = [...Object.keys(functions), 'testFunction'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(inner, name)] as const,
  );
  const restore = (): void => {
    for (const [name, own] of outer) {
      if (own) Object.defineProperty(inner, name, own);
      else Reflect.deleteProperty(inner, name);
    }
  };
  Object.assign(inner, functions);
  let result: Result;
  try {
    result = run();
  } catch (error) {
    restore();
    throw error;
  }
  if (!(result instanceof Promise)) restore();
  else result.then(restore, restore);
  return result;
}

/** Lets a call pass a weight per sample as it passes those of classes. */
function weighing(inner: LayersModel, standardize: Standardize): Standardize {
  return async (x, y, sampleWeight, ...others) => {
    const [inputs, targets, weights] = await standardize.call(inner, x, y, null, ...others);
    if (!sampleWeight) return [inputs, targets, weights];
    const [ofClasses] = weights ?? [];
    const all = ofClasses ? mul(ofClasses, sampleWeight) : clone(sampleWeight);
    ofClasses?.dispose();
    return [inputs, targets, [all]];
  };
}
