import type { NamedTensor, PlainModel, SequentialModel } from '@lenet5/core';
import type { engine } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { InvalidStateError } from './errors/invalid-state-error.js';
import type { Plan } from './plan/plan.js';

type Engine = ReturnType<typeof engine>;

/** Copies the weights of a model that has the architecture of a plan, with the names of the plan. */
export async function copyModelWeights(
  model: SequentialModel,
  plan: Pick<Plan, 'weights'>,
): Promise<NamedTensor[]> {
  checkModel(model, plan);
  const own = weightsInOrder(model);
  return Promise.all(
    plan.weights.map(async ({ weight }, index) => {
      const values = (await own[index]?.read().data()) ?? [];
      return { name: weight.name, shape: weight.shape, values: Float32Array.from(values) };
    }),
  );
}

/** Sets the weights of a model that has the architecture of a plan, in the order of the plan. */
export async function writeModelWeights(
  model: LayersModel | PlainModel,
  plan: Plan,
  weights: readonly NamedTensor[],
): Promise<void> {
  checkModel(model, plan);
  if ('writeValues' in model) {
    model.writeValues(weights);
    return;
  }
  const engine = tfjsEngine();
  const own = weightsInOrder(model);
  engine.tidy(() => {
    const tensors = weights.map(({ values, shape }) => engine.makeTensor(values, [...shape], 'float32'));
    const byWeight = new Map(own.map((weight, index) => [weight, tensors[index]]));
    model.setWeights(model.weights.flatMap((weight) => byWeight.get(weight) ?? []));
  });
}

/**
 * The weights of a model in the order in which a program has them, that of `stackWeights()`: moving averages come last. tfjs also lists those of layers whose `trainable` is
 * false after the others.
 *
 * @example
 * ```ts
 * import { weightsInOrder } from '@lenet5/compiler/batches';
 * import { plainLenet5 } from '@lenet5/core';
 *
 * console.log(weightsInOrder(plainLenet5()).length); // 10
 * ```
 */
export function weightsInOrder<W>({ layers }: { readonly layers: readonly WeightedLayer<W>[] }): W[] {
  const averages = layers.flatMap((layer) =>
    layer.getClassName() === 'BatchNormalization' ? layer.weights.slice(-2) : [],
  );
  const others = layers.flatMap((layer) => layer.weights.filter((weight) => !averages.includes(weight)));
  return [...others, ...averages];
}

/** A layer with its weights. */
export interface WeightedLayer<W> {
  readonly weights: readonly W[];
  getClassName(): string;
}

/**
 * The engine of tfjs, which all copies of tfjs share as a global. A static import would load tfjs for plain models too.
 * With a dynamic one, a bundler can put tfjs into the chunk of a program that awaits `writeWeights()` at its top level:
 * the program would await itself forever.
 */
function tfjsEngine(): Engine {
  const { _tfengine: engine, window } = globalThis as TfjsGlobal;
  const found = engine ?? window?._tfengine;
  if (found) return found;
  throw new InvalidStateError({
    problem: 'the model is not of tfjs',
    found: 'tfjs is not loaded',
    remedy: 'pass a model of tfjs or a PlainModel',
  });
}

/** Where tfjs-core keeps its engine: see its `getGlobalNamespace()`. */
interface TfjsGlobal {
  readonly _tfengine?: Engine;
  readonly window?: TfjsGlobal;
}

function checkModel(model: SequentialModel, { weights }: Pick<Plan, 'weights'>): void {
  const found = weightsInOrder(model)
    .map(({ shape }) => `[${shape.join(', ')}]`)
    .join(' ');
  const wanted = weights.map(({ weight }) => `[${weight.shape.join(', ')}]`).join(' ');
  if (found === wanted) return;
  throw new InvalidStateError({
    problem: 'the weights of the model do not match the program',
    found,
    remedy: `pass a model with weights ${wanted}`,
  });
}
