import {
  add,
  depthwiseConv2d,
  type serialization,
  type Tensor,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core';
import { layers, type Shape } from '@tensorflow/tfjs-layers';

type Arguments = Parameters<typeof layers.depthwiseConv2d>[0];
type DepthwiseClass = (new (
  settings: Arguments,
) => layers.Layer) &
  serialization.SerializableConstructor<layers.Layer>;
type CallArguments = Parameters<layers.Layer['call']>[1];

/** What a depthwise convolution of tfjs keeps about itself. */
interface Fields {
  readonly kernelSize: readonly [number, number];
  readonly strides: [number, number];
  readonly dilationRate: [number, number];
  readonly padding: 'valid' | 'same';
  readonly useBias: boolean;
  readonly depthMultiplier: number;
  readonly activation: { readonly apply: (x: Tensor) => Tensor } | null;
}

let known: DepthwiseClass | undefined;

/** The depthwise convolution that takes the place of that of tfjs, which ignores the dilation. */
export function depthwiseConv2dClass(): DepthwiseClass {
  known ??= createClass();
  return known;
}

/** tfjs does not export its class. */
function createClass(): DepthwiseClass {
  const { constructor: stock } = layers.depthwiseConv2d({ kernelSize: 1, name: 'depthwise' });
  const Stock = stock as DepthwiseClass;
  return class extends Stock {
    static override readonly className = 'DepthwiseConv2D';

    override call(inputs: Tensor | Tensor[], callArguments: CallArguments): Tensor | Tensor[] {
      const { dilationRate, strides, padding, useBias, activation } = fieldsOf(this);
      if (isDense(dilationRate)) return super.call(inputs, callArguments);
      return tidy(() => {
        const x = [inputs].flat()[0] as Tensor4D;
        const [kernel, bias] = this.weights.map((weight) => weight.read());
        const sums = depthwiseConv2d(x, kernel as Tensor4D, strides, padding, 'NHWC', dilationRate);
        const y = useBias && bias ? add(sums, bias) : sums;
        return activation?.apply(y) ?? y;
      });
    }

    override computeOutputShape(inputShape: Shape | Shape[]): Shape | Shape[] {
      const { dilationRate, strides, padding, kernelSize, depthMultiplier } = fieldsOf(this);
      if (isDense(dilationRate)) return super.computeOutputShape(inputShape);
      const [batch = null, rows, columns, channels] = inputShape as Shape;
      const length = (size: number, axis: 0 | 1): number => {
        const window = padding === 'same' ? 1 : (kernelSize[axis] - 1) * dilationRate[axis] + 1;
        return Math.ceil((size - window + 1) / strides[axis]);
      };
      return [batch, length(Number(rows), 0), length(Number(columns), 1), Number(channels) * depthMultiplier];
    }
  };
}

function fieldsOf(layer: layers.Layer): Fields {
  return Object(layer);
}

function isDense(dilationRate: readonly number[]): boolean {
  return dilationRate.every((rate) => rate === 1);
}
