import { type ImageShape, NETWORK_INPUT, type Layer as SourceLayer } from '@lenet5/core';
import type { Border, InputField } from './network.js';

/** The field of a network's input, and the layers that are left. */
export interface LoweredInput {
  readonly field: InputField;
  /** The layers that became a part of the field. */
  readonly folded: readonly SourceLayer[];
  readonly rest: readonly SourceLayer[];
}

/**
 * Lowers the layers before the first computation, paddings and rescalings, to the field of the input.
 * @param shape shape of the images
 */
export function lowerInput(layers: readonly SourceLayer[], shape: ImageShape): LoweredInput {
  let field: InputField = {
    shape,
    border: { top: 0, left: 0, bottom: 0, right: 0 },
    filling: 0,
    scale: 1,
    shift: 0,
  };
  const split = (index: number): LoweredInput => ({
    field,
    folded: layers.slice(0, index),
    rest: layers.slice(index),
  });
  for (const [index, layer] of layers.entries()) {
    const taken = layers[index - 1]?.name ?? NETWORK_INPUT;
    // A value that several layers take, or another layer than the next one, stays.
    if (layers.some(({ from }) => from?.includes(taken))) return split(index);
    if (layer.type === 'Rescaling') {
      const { scale, offset } = layer;
      const { filling, scale: before, shift } = field;
      field = {
        ...field,
        filling: filling * scale + offset,
        scale: before * scale,
        shift: shift * scale + offset,
      };
    } else if (layer.type === 'ZeroPadding2D') {
      const hasBorder = field.shape.some((size, axis) => size !== shape[axis]);
      // A border of another value than the first one is a layer of its own.
      if (hasBorder && field.filling !== 0) return split(index);
      const [[top, bottom], [left, right]] = layer.padding;
      field = { ...field, filling: 0, ...widen(field, { top, left, bottom, right }) };
    } else {
      return split(index);
    }
  }
  return split(layers.length);
}

function widen({ shape, border }: InputField, more: Border): Pick<InputField, 'shape' | 'border'> {
  const [rows, columns, channels] = shape;
  return {
    shape: [rows + more.top + more.bottom, columns + more.left + more.right, channels],
    border: {
      top: border.top + more.top,
      left: border.left + more.left,
      bottom: border.bottom + more.bottom,
      right: border.right + more.right,
    },
  };
}
