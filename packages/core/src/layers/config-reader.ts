import { formatValue } from '../errors/format-value.js';
import { ACTIVATION } from '../options/network-specs.js';
import type { Activation, Padding, Pair, ZeroPadding2DConfig } from './layer-config.js';
import type { SequentialLayer } from './sequential-model.js';
import type { Unsupported } from './unsupported.js';

const ACTIVATIONS: readonly Activation[] = [...ACTIVATION.choices, 'scaledTanh', 'softmax'];
const PADDINGS: readonly Padding[] = ['valid', 'same'];

/** Reads values of one layer's `getConfig()`. Each method throws the error of `unsupported` if the value is not of its kind. */
export class ConfigReader {
  readonly #layer: SequentialLayer;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #unsupported: Unsupported;

  constructor(layer: SequentialLayer, unsupported: Unsupported) {
    this.#layer = layer;
    this.#values = { ...layer.getConfig() };
    this.#unsupported = unsupported;
    if (this.#values.dataFormat === 'channelsFirst') this.#failAt('dataFormat');
  }

  fail(found: string): never {
    throw this.#unsupported(found, { name: this.#layer.name, type: this.#layer.getClassName() });
  }

  #failAt(key: string): never {
    return this.fail(`${key} ${formatValue(this.#values[key])}`);
  }

  size(key: string): number {
    const value = this.#values[key];
    return isSize(value) ? value : this.#failAt(key);
  }

  pair(key: string): Pair {
    const value = this.#values[key];
    const [rows, columns]: unknown[] = Array.isArray(value) ? value : [value, value];
    return isSize(rows) && isSize(columns) ? [rows, columns] : this.#failAt(key);
  }

  /** The `getConfig()` of a separable convolution of tfjs leaves it out. */
  depthMultiplier(): number {
    const { depthMultiplier } = this.#values;
    if (depthMultiplier !== undefined) return this.size('depthMultiplier');
    return this.#layer.weights[0]?.shape[3] ?? 1;
  }

  /** A boolean, false by default. */
  flag(key: string): boolean {
    return this.#values[key] === true;
  }

  rate(): number {
    const { rate } = this.#values;
    return typeof rate === 'number' && rate >= 0 && rate < 1 ? rate : this.#failAt('rate');
  }

  fraction(key: string): number {
    const value = this.finite(key);
    return value >= 0 && value <= 1 ? value : this.#failAt(key);
  }

  positive(key: string): number {
    const value = this.finite(key);
    return value > 0 ? value : this.#failAt(key);
  }

  /** Which weights a batch normalization has. Its axis is the last one: −1, or the number of axes of a sample. */
  normalization(axes: number | undefined): { readonly center: boolean; readonly scale: boolean } {
    const { axis = -1, center, scale } = this.#values;
    const found: unknown = Array.isArray(axis) && axis.length === 1 ? axis[0] : axis;
    if (found !== -1 && found !== axes) return this.#failAt('axis');
    return { center: center !== false, scale: scale !== false };
  }

  finite(key: string): number {
    const value = this.#values[key];
    return typeof value === 'number' && Number.isFinite(value) ? value : this.#failAt(key);
  }

  /** Rows of numbers, at least one. */
  table(key: string, isEntry: (value: number) => boolean): number[][] {
    const value = this.#values[key];
    const isRow = (row: unknown): row is number[] =>
      Array.isArray(row) &&
      row.length > 0 &&
      row.every((entry) => typeof entry === 'number' && isEntry(entry));
    return Array.isArray(value) && value.length > 0 && value.every(isRow) ? value : this.#failAt(key);
  }

  /** The input maps of each filter. No filter reads a map twice. */
  connections(): number[][] {
    const isMap = (value: number): boolean => Number.isInteger(value) && value >= 0;
    const table = this.table('connections', isMap);
    return table.every((maps) => new Set(maps).size === maps.length) ? table : this.#failAt('connections');
  }

  /** The padding on each side of an image. */
  border(): ZeroPadding2DConfig['padding'] {
    const isWidth = (value: number): boolean => Number.isInteger(value) && value >= 0;
    const [rows, columns, ...more] = this.table('padding', isWidth);
    const [above, below, ...moreRows] = rows ?? [];
    const [left, right, ...moreColumns] = columns ?? [];
    const isWhole = more.length + moreRows.length + moreColumns.length === 0;
    if (!isWhole || above === undefined || below === undefined || left === undefined || right === undefined) {
      return this.#failAt('padding');
    }
    return [
      [above, below],
      [left, right],
    ];
  }

  padding(): Padding {
    return PADDINGS.find((padding) => padding === this.#values.padding) ?? this.#failAt('padding');
  }

  activation(): Activation {
    return (
      ACTIVATIONS.find((activation) => activation === this.#values.activation) ?? this.#failAt('activation')
    );
  }

  /** Activation and bias of a layer with a kernel. */
  affine(): { readonly activation: Activation; readonly useBias: boolean } {
    return { activation: this.activation(), useBias: this.#values.useBias !== false };
  }
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
