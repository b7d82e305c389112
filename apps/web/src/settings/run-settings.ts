import type { TrainOptions } from '@lenet5/trainer';

/** The settings of a run that the user can change. */
export interface RunSettings {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly schedule: 'constant' | 'cosine';
  readonly optimizer: 'adam' | 'adamw' | 'sgd' | 'momentum';
  readonly seed: number;
  /** How many of the 60,000 training images to use. */
  readonly images: number;
  readonly engine: 'auto' | 'compiled' | 'tfjs';
  /** `simd` gives the same bits on every machine. `relaxed-simd` is faster where it is supported. */
  readonly kernels: 'auto' | 'simd' | 'relaxed-simd';
}

/** The settings of the reference run. */
export const REFERENCE_SETTINGS: RunSettings = {
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

/** The settings that are numbers. */
export type NumberSetting = 'epochs' | 'batchSize' | 'learningRate' | 'seed' | 'images';

/** The ranges of the settings that are numbers. */
export const RANGES: Readonly<Record<NumberSetting, readonly [min: number, max: number]>> = {
  epochs: [1, 200],
  batchSize: [1, 1024],
  learningRate: [0.000001, 10],
  seed: [0, 2 ** 32 - 1],
  images: [100, 60_000],
};

/** The settings that cannot change once training has started. */
export const FIXED_SETTINGS: readonly (keyof RunSettings)[] = ['batchSize', 'images', 'seed', 'optimizer'];

function oneOf<Value extends string>(
  text: string | undefined,
  values: readonly Value[],
  fallback: Value,
): Value {
  return values.find((value) => value === text) ?? fallback;
}

/** Reads settings from the parameters of an address. A missing or invalid setting has its reference value. */
export function parseSettings(params: Readonly<Record<string, string>>): RunSettings {
  const number = (name: NumberSetting): number => {
    const value = Number(params[name] ?? Number.NaN);
    const [min, max] = RANGES[name];
    const isValid = name === 'learningRate' || Number.isInteger(value);
    return isValid && value >= min && value <= max ? value : REFERENCE_SETTINGS[name];
  };
  return {
    epochs: number('epochs'),
    batchSize: number('batchSize'),
    learningRate: number('learningRate'),
    schedule: oneOf(params.schedule, ['constant', 'cosine'], REFERENCE_SETTINGS.schedule),
    optimizer: oneOf(params.optimizer, ['adam', 'adamw', 'sgd', 'momentum'], REFERENCE_SETTINGS.optimizer),
    seed: number('seed'),
    images: number('images'),
    kernels: oneOf(params.kernels, ['auto', 'simd', 'relaxed-simd'], REFERENCE_SETTINGS.kernels),
    engine: oneOf(params.engine, ['auto', 'compiled', 'tfjs'], REFERENCE_SETTINGS.engine),
  };
}

/** The settings as parameters of an address. A setting with its reference value is null: it is not in the address. */
export function settingsParams(settings: RunSettings): Record<keyof RunSettings, string | null> {
  const entries = Object.entries(settings).map(([name, value]) => [
    name,
    value === REFERENCE_SETTINGS[name as keyof RunSettings] ? null : String(value),
  ]);
  return Object.fromEntries(entries) as Record<keyof RunSettings, string | null>;
}

/** The settings as options of the trainer. */
export function trainerOptions(settings: RunSettings): Omit<TrainOptions, 'model' | 'data'> {
  const { epochs, batchSize, learningRate, schedule, optimizer, seed, engine, kernels } = settings;
  return {
    ...{ epochs, batchSize, learningRate, seed, engine, kernels },
    schedule: { name: schedule },
    optimizer: optimizer === 'momentum' ? { name: 'sgd', momentum: 0.9 } : { name: optimizer },
  };
}
