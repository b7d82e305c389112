import type { Border, Layer } from '../../lower/network.js';
import { type Connections, readersOf } from '../../lower/readers.js';
import { winogradShape } from '../layers/convolution/winograd.js';

/** The layers that compute a value from one value. */
const ELEMENTWISE: readonly Layer['kind'][] = ['activation', 'rectifier', 'dropout'];

/** The border around the output of layer `index`, or around the input, that holds those of all convolutions that take it. */
export function borderAfter(network: Connections, index: number): Border | undefined {
  const [first, ...more] = bordersAfter(network, index);
  return first && more.reduce(around, first);
}

/**
 * The border around the gradient of the output of layer `index`. Its rows are as long as those of the output. The kernels of Winograd
 * leave out the rows of the border. They and those of direct convolutions clear whole rows from where their own border starts, which
 * can be inside a wider one: then a row below has space for the end.
 */
export function gradientBorder(network: Connections, index: number): Border | undefined {
  const border = borderAfter(network, index);
  if (!border) return undefined;
  if (bordersAfter(network, index).length > 1) return { ...border, bottom: border.bottom + 1 };
  const isWinograd = windowReaders(network, index).some(({ kind }) => kind === 'convolution');
  return isWinograd ? { ...border, top: 0, bottom: 0 } : border;
}

function bordersAfter(network: Connections, index: number): Border[] {
  return windowReaders(network, index).flatMap((reader) => {
    if (reader.kind === 'convolution') return [winogradShape(reader).border];
    const isDirect = reader.kind === 'direct-convolution' || reader.kind === 'depthwise-convolution';
    return isDirect ? [reader.padding] : [];
  });
}

/** The next layers that read more than one value for a value, and additions. */
function windowReaders(network: Connections, index: number): Layer[] {
  return readersOf(network, index).flatMap((reader) => {
    const layer = network.layers[reader];
    if (!layer) return [];
    return ELEMENTWISE.includes(layer.kind) ? windowReaders(network, reader) : [layer];
  });
}

function around(one: Border, other: Border): Border {
  return {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}
