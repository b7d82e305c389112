import { compileSingle, type SingleProgram } from '@lenet5/compiler';
import { connectLayers, type NamedTensor, plainModel, type StackConfig } from '@lenet5/core';
import { type LayerTiles, layerTiles } from './layer-tiles.js';

/** A plain model as data. */
export interface ModelData {
  readonly config: StackConfig;
  /** In the order of the layers. */
  readonly weights: readonly NamedTensor[];
}

/** The output of a network for an image, and of one of its layers. */
export interface OtherPrediction {
  readonly outputs: Float32Array;
  /** Undefined if no layer was asked for, or if the engine does not keep its output. */
  readonly tiles?: LayerTiles | undefined;
}

/** A network on the compiled engine, which predicts single images. */
export class CompiledNetwork {
  readonly #program: SingleProgram;
  readonly #shapes: readonly (readonly number[])[];

  private constructor(program: SingleProgram, shapes: readonly (readonly number[])[]) {
    this.#program = program;
    this.#shapes = shapes;
  }

  /** @throws UnsupportedModelError if the engine does not compute a layer */
  static async compile({ config, weights }: ModelData): Promise<CompiledNetwork> {
    const { layers } = connectLayers(config);
    const program = await compileSingle(plainModel(config, weights));
    return new CompiledNetwork(
      program,
      layers.map(({ outputShape }) => outputShape),
    );
  }

  /**
   * Predicts an image.
   * @param pixels of the shape of the input, 0 to 255
   * @param layer index of the layer whose output is shown
   */
  predict(pixels: Uint8Array, layer: number): OtherPrediction {
    const outputs = this.#program.predict(pixels);
    const isLast = layer === this.#shapes.length - 1;
    const values = isLast ? outputs : this.#program.layerOutput(layer);
    const shape = this.#shapes[layer];
    return { outputs, ...(values && shape && { tiles: layerTiles(values, shape) }) };
  }
}
