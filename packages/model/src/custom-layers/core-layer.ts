import {
  type Layer as ConnectedLayer,
  connectLayers,
  layerWeights,
  type ParametricActivationConfig,
  type RbfConfig,
  type SoftminConfig,
  type Subsampling2DConfig,
  type TableConv2DConfig,
} from '@lenet5/core';
import { type serialization, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { initializers, layers, type Shape } from '@tensorflow/tfjs-layers';

/** The configuration of a layer that tfjs does not have, or not with all of its settings. */
type CustomConfig =
  | TableConv2DConfig
  | Subsampling2DConfig
  | RbfConfig
  | SoftminConfig
  | ParametricActivationConfig;

/** What tfjs passes to the constructor of a layer: its configuration and, for the first layer, the shape of a sample. */
export type LayerArgs<Config extends CustomConfig> = Omit<Config, 'type'> & {
  readonly inputShape?: number[];
};

/**
 * A layer of `@lenet5/core` that tfjs does not have, as a layer of tfjs. Its shapes and weights come from `connectLayers()`.
 */
export abstract class CoreLayer<Config extends CustomConfig> extends layers.Layer {
  readonly #config: Config;

  constructor(config: Config, inputShape: number[] | undefined) {
    super({ name: config.name, ...(inputShape ? { inputShape } : {}) });
    this.#config = config;
  }

  /** @param weights the kernel and the bias, if the layer has them */
  protected abstract compute(config: Config, x: Tensor, weights: readonly Tensor[]): Tensor;

  override build(inputShape: Shape | Shape[]): void {
    const weights = layerWeights(this.#connect(inputShape)).map(({ name, shape }) => {
      const own = name.slice(this.name.length + 1);
      return this.addWeight(own, [...shape], 'float32', initializers.zeros());
    });
    this.trainableWeights = weights;
    this.built = true;
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [batch = null] = inputShape as Shape;
    return [batch, ...this.#connect(inputShape).outputShape];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const x = Array.isArray(inputs) ? (inputs[0] as Tensor) : inputs;
    return tidy(() =>
      this.compute(
        this.#config,
        x,
        this.trainableWeights.map((weight) => weight.read()),
      ),
    );
  }

  override getConfig(): serialization.ConfigDict {
    // As in the layers of tfjs, the settings come before the name.
    const { type: _, name: __, ...settings } = this.#config;
    return { ...settings, ...super.getConfig() };
  }

  #connect(inputShape: Shape | Shape[]): ConnectedLayer {
    const sample = (inputShape as Shape).slice(1).map(Number);
    const stack = connectLayers({ name: this.name, inputShape: sample, layers: [this.#config] });
    return stack.layers[0]!;
  }
}
