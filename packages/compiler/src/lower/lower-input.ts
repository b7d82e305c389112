import type { ImageShape, Layer as SourceLayer } from '@lenet5/core';
import type { Border, InputField } from './network.js';

/** The field of a network's input, and the layers that are left. */
export interface LoweredInput {
  readonly field: InputField;
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
  for (const [index, layer] of layers.entries()) {
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
      if (hasBorder && field.filling !== 0) return { field, rest: layers.slice(index) };
      const [[top, bottom], [left, right]] = layer.padding;
      field = { ...field, filling: 0, ...widen(field, { top, left, bottom, right }) };
    } else {
      return { field, rest: layers.slice(index) };
    }
  }
  return { field, rest: [] };
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
