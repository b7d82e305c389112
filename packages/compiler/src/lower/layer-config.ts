import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { CompilableLayer, CompilableWeight } from './compilable-model.js';
import type { Weight } from './network.js';

/** Read-only questions to one layer's configuration, which answer or refuse in the layer's name. */
export class LayerConfig {
  readonly #config: Readonly<Record<string, unknown>>;

  /** The layer. */
  readonly layer: CompilableLayer;
  readonly #names: ReadonlyMap<CompilableWeight, string>;

  constructor(layer: CompilableLayer, names: ReadonlyMap<CompilableWeight, string>) {
    this.layer = layer;
    this.#config = { ...layer.getConfig() };
    this.#names = names;
    this.#refuseExtras();
  }

  /** The layer's trainable weights, kernel first. */
  weights(): Weight[] {
    return this.layer.weights.map((weight) => ({
      name: this.#names.get(weight) ?? weight.originalName,
      shape: weight.shape.map(Number),
    }));
  }

  get name(): string {
    return this.layer.name;
  }

  /** @throws UnsupportedModelError always */
  refuse(found: string): never {
    throw new UnsupportedModelError(found, `${this.name} (${this.layer.getClassName()})`);
  }

  string(key: string): string {
    const value = this.#config[key];
    return typeof value === 'string' ? value : this.refuse(`${key} ${JSON.stringify(value)}`);
  }

  number(key: string): number {
    const value = this.#config[key];
    return typeof value === 'number' ? value : this.refuse(`${key} ${JSON.stringify(value)}`);
  }

  flag(key: string): boolean {
    return this.#config[key] === true;
  }

  pair(key: string): [number, number] {
    const value: unknown = this.#config[key];
    if (Array.isArray(value)) {
      const [first, second]: unknown[] = value;
      if (typeof first === 'number' && typeof second === 'number') return [first, second];
    }
    return this.refuse(`${key} ${JSON.stringify(value)}`);
  }

  /** Refuses a setting that would change what is computed. */
  #refuseExtras(): void {
    for (const key of ['kernel', 'bias', 'activity'].flatMap((what) => [
      `${what}Regularizer`,
      `${what}Constraint`,
    ])) {
      if (this.#config[key] != null) this.refuse(key);
    }
    if (this.#config.noiseShape != null) this.refuse('noiseShape');
    if (this.#config.dataFormat === 'channelsFirst') this.refuse('dataFormat "channelsFirst"');
    if (this.#config.trainable === false && this.layer.weights.length > 0)
      this.refuse('a layer whose weights are not trainable');
  }
}
