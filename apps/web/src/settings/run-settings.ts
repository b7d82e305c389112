import type { TrainOptions } from '@lenet5/trainer';

/** What the reader may set of a run. */
export interface RunSettings {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly schedule: 'constant' | 'cosine';
  readonly optimizer: 'adam' | 'adamw' | 'sgd' | 'momentum';
  readonly seed: number;
  /** How many of the 60,000 training images. */
  readonly images: number;
  readonly engine: 'auto' | 'compiled' | 'tfjs';
  /** `simd` gives the same bits on every machine; `relaxed-simd` is faster where there is one. */
  readonly kernels: 'auto' | 'simd' | 'relaxed-simd';
}

/** The reference recipe. */
export const RECIPE: RunSettings = {
  epochs: 10,
  batchSize: 32,
  learningRate: 0.001,
  schedule: 'constant',
  optimizer: 'adam',
  seed: 42,
  images: 60_000,
  engine: 'auto',
  kernels: 'auto',
};

/** What a number must be. */
export const RANGES: Readonly<
  Record<'epochs' | 'batchSize' | 'learningRate' | 'seed' | 'images', readonly [least: number, most: number]>
> = {
  epochs: [1, 200],
  batchSize: [1, 1024],
  learningRate: [0.000001, 10],
  seed: [0, 2 ** 32 - 1],
  images: [100, 60_000],
};

function oneOf<Value extends string>(
  given: string | undefined,
  known: readonly Value[],
  otherwise: Value,
): Value {
  return known.find((value) => value === given) ?? otherwise;
}

/** The settings that an address holds; what it lacks or has wrong is the recipe's. */
export function settingsFrom(params: Readonly<Record<string, string>>): RunSettings {
  const number = (name: keyof typeof RANGES): number => {
    const value = Number(params[name] ?? Number.NaN);
    const [least, most] = RANGES[name];
    const isWhole = name === 'learningRate' || Number.isInteger(value);
    return isWhole && value >= least && value <= most ? value : RECIPE[name];
  };
  return {
    epochs: number('epochs'),
    batchSize: number('batchSize'),
    learningRate: number('learningRate'),
    schedule: oneOf(params.schedule, ['constant', 'cosine'], RECIPE.schedule),
    optimizer: oneOf(params.optimizer, ['adam', 'adamw', 'sgd', 'momentum'], RECIPE.optimizer),
    seed: number('seed'),
    images: number('images'),
    kernels: oneOf(params.kernels, ['auto', 'simd', 'relaxed-simd'], RECIPE.kernels),
    engine: oneOf(params.engine, ['auto', 'compiled', 'tfjs'], RECIPE.engine),
  };
}

/** The settings that differ from the recipe, as an address holds them; null takes one out of it. */
export function paramsOf(settings: RunSettings): Record<keyof RunSettings, string | null> {
  const entries = Object.entries(settings).map(([name, value]) => [
    name,
    value === RECIPE[name as keyof RunSettings] ? null : String(value),
  ]);
  return Object.fromEntries(entries) as Record<keyof RunSettings, string | null>;
}

/** The settings as the trainer takes them. */
export function trainerOptions(settings: RunSettings): Omit<TrainOptions, 'model' | 'data'> {
  const { epochs, batchSize, learningRate, schedule, optimizer, seed, engine, kernels } = settings;
  return {
    ...{ epochs, batchSize, learningRate, seed, engine, kernels },
    schedule: { name: schedule },
    optimizer: optimizer === 'momentum' ? { name: 'sgd', momentum: 0.9 } : { name: optimizer },
  };
}
