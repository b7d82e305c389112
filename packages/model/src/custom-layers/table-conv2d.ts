import type { TableConv2DConfig } from '@lenet5/core';
import { add, conv2d, matMul, reshape, type Tensor, type Tensor4D, tensor2d } from '@tensorflow/tfjs-core';
import { activate } from './activate.js';
import { CoreLayer, type LayerArgs } from './core-layer.js';

/** A convolution whose filters each read some of the input maps. */
export class TableConv2D extends CoreLayer<TableConv2DConfig> {
  static readonly className = 'TableConv2D';

  constructor(args: LayerArgs<TableConv2DConfig>) {
    const { name, kernelSize, connections, activation } = args;
    super({ type: 'TableConv2D', name, kernelSize, connections, activation }, args.inputShape);
  }

  protected override compute(
    { kernelSize, connections, activation }: TableConv2DConfig,
    x: Tensor,
    [kernel, bias]: readonly [Tensor, Tensor],
  ): Tensor {
    const channels = x.shape.at(-1) ?? 0;
    const [height, width] = kernelSize;
    // Places the kernels of the connections in a kernel [height, width, channels, filters] that is zero elsewhere.
    const places = placesOf(connections, channels);
    const flat = matMul(reshape(kernel, [height * width, places.shape[0]]), places);
    const full: Tensor4D = reshape(flat, [height, width, channels, connections.length]);
    return activate(activation, add(conv2d(x as Tensor4D, full, 1, 'valid'), bias));
  }
}

/** `[connections, channels · filters]`: 1 at the channel and the filter of a connection. */
function placesOf(connections: TableConv2DConfig['connections'], channels: number) {
  const pairs = connections.flatMap((maps, filter) => maps.map((map) => map * connections.length + filter));
  const columns = channels * connections.length;
  const values = new Float32Array(pairs.length * columns);
  for (const [connection, column] of pairs.entries()) values[connection * columns + column] = 1;
  return tensor2d(values, [pairs.length, columns]);
}
