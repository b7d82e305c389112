/** The settings of a layer that determine what it computes. */
export type LayerSettings = Readonly<Record<string, unknown>>;

/** The settings that are listed, with the names that Keras and tfjs use. */
const NAMES = [
  'filters',
  'units',
  'kernelSize',
  'poolSize',
  'strides',
  'dilationRate',
  'depthMultiplier',
  'padding',
  'activation',
  'useBias',
  'rate',
  'epsilon',
  'alpha',
  'scale',
  'offset',
  'rejectPenalty',
] as const;

/** The settings of a layer, without names, data types, initializers and the like. */
export function layerSettings(config: object): LayerSettings {
  const all: LayerSettings = Object.fromEntries(Object.entries(config));
  return Object.fromEntries(
    NAMES.filter((name) => (all[name] ?? null) !== null).map((name) => [name, all[name]]),
  );
}

const isPair = (value: unknown): value is readonly number[] => Array.isArray(value);

/** `5×5` */
function size(value: unknown): string {
  return isPair(value) ? value.flat().join('×') : String(value);
}

/** Whether a pair of sizes is 1 in each direction. */
function isOne(value: unknown): boolean {
  return [value].flat().every((one) => one === 1);
}

/** The settings of a layer in words: `6@5×5, same padding, tanh`. Those that most layers have are left out. */
export function describeSettings(settings: LayerSettings): string {
  const { filters, kernelSize, poolSize, strides, dilationRate, padding, activation, useBias, rate } =
    settings;
  const { rejectPenalty } = settings;
  const window = kernelSize ?? poolSize;
  const standardStride = poolSize ?? 1;
  const parts = [
    filters !== undefined && window !== undefined && `${filters}@${size(window)}`,
    filters === undefined && window !== undefined && size(window),
    strides !== undefined &&
      !isOne(strides) &&
      size(strides) !== size(standardStride) &&
      `stride ${size(strides)}`,
    dilationRate !== undefined && !isOne(dilationRate) && `dilation ${size(dilationRate)}`,
    padding === 'same' && 'same padding',
    isPair(padding) && `by ${size(padding)}`,
    useBias === false && 'no bias',
    activation !== undefined && activation !== 'linear' && String(activation),
    rate !== undefined && `rate ${rate}`,
    rejectPenalty !== undefined && `penalty of none of these ${rejectPenalty}`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
