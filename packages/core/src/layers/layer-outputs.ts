import { formatQuantity } from '../errors/format-quantity.js';
import type { Layer } from './layer.js';
import { type LayerConfig, NETWORK_INPUT } from './layer-config.js';
import type { Unsupported } from './unsupported.js';

/** The outputs of the layers of a stack, while they are connected one after the other. */
export class LayerOutputs {
  readonly #unsupported: Unsupported;
  readonly #shapes: Map<string, readonly number[]>;
  /** Names that `from` cannot mean, since two layers have them. */
  readonly #repeated = new Set<string>();
  /** The layers whose output no layer has taken. */
  readonly #waiting = new Map<string, Layer>();
  #last: { readonly name: string; readonly shape: readonly number[] };

  /**
   * @param inputShape shape of one sample
   * @param unsupported creates the error for a layer whose inputs do not exist or do not fit
   */
  constructor(inputShape: readonly number[], unsupported: Unsupported) {
    this.#unsupported = unsupported;
    this.#last = { name: NETWORK_INPUT, shape: inputShape };
    this.#shapes = new Map([[NETWORK_INPUT, inputShape]]);
  }

  /** The shape of the output of a layer, by default of the last one; undefined if there is no such layer. */
  shapeOf(name: string = this.#last.name): readonly number[] | undefined {
    return this.#shapes.get(name);
  }

  /** The shape of what a layer takes. @throws the error of `unsupported` */
  take(config: LayerConfig): readonly number[] {
    const { from } = config;
    const fail = (found: string): never => {
      throw this.#unsupported(found, config);
    };
    const isAdd = config.type === 'Add';
    if (isAdd ? !from || from.length < 2 : from && from.length !== 1)
      return fail(formatQuantity(from?.length ?? 1, 'input'));
    if (!from) {
      this.#waiting.delete(this.#last.name);
      return this.#last.shape;
    }
    const shapes = from.map((name) => {
      const shape = this.shapeOf(name) ?? fail(`an input from "${name}", which is no layer before it`);
      if (this.#repeated.has(name)) fail(`an input from "${name}", the name of two layers`);
      this.#waiting.delete(name);
      return shape;
    });
    const [shape = []] = shapes;
    const other = shapes.find((one) => String(one) !== String(shape));
    if (other) fail(`inputs of the shapes [${shape.join(', ')}] and [${other.join(', ')}]`);
    return shape;
  }

  /** Adds a layer that has taken its inputs. */
  add(layer: Layer): void {
    const { name, outputShape: shape } = layer;
    if (this.#shapes.has(name)) this.#repeated.add(name);
    this.#shapes.set(name, shape);
    this.#waiting.set(name, layer);
    this.#last = { name, shape };
  }

  /** Checks that the last layer depends on all others. @throws the error of `unsupported` */
  checkTaken(): void {
    const unused = [...this.#waiting.values()].find(({ name }) => name !== this.#last.name);
    if (unused) throw this.#unsupported('an output that no layer takes', unused);
  }
}
