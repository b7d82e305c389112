import type { RectifierLayer } from '../../lower/network.js';
import type { LayerPlan } from '../layer-plan.js';
import { linesOf, type Value } from '../memory/value.js';
import { type Op, op } from '../op.js';

/** The kernel call that computes the output of a rectifier. */
export function rectifierForward({ input, output }: LayerPlan, layer: RectifierLayer): Op {
  const [x, y] = linesOf(input, output);
  const { units, rows, columns } = y;
  const { rectifier: kind, alpha } = layer;
  return op('rectifier', layer.name, { kind, alpha, x, y, units, rows, columns });
}

/** The kernel call that computes the gradient of the input of a rectifier. dx can be dy itself. */
export function rectifierBackward(plan: LayerPlan, layer: RectifierLayer, dy: Value, dx: Value): Op {
  const { rectifier: kind, alpha } = layer;
  const [value, dyLines, dxLines] = linesOf(kind === 'gelu' ? plan.input : plan.output, dy, dx);
  const { units, rows, columns } = value;
  const gradients = { dy: dyLines, dx: dxLines };
  return op('rectifierGradient', layer.name, { kind, alpha, value, ...gradients, units, rows, columns });
}
