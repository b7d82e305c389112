import type { DecodedNode } from '../proto/decode-onnx.js';
import type { Fusion, GraphIndex } from './graph-index.js';

/**
 * Finds the exact GELU around an `Erf`, as PyTorch and Keras export it for opsets before 20: the product of x, 1 + erf(x / √2) and a
 * half, in any order.
 */
export function fuseGelu(erf: DecodedNode, index: GraphIndex): Fusion | undefined {
  const scaled = index.before(erf, 'Mul', 'Div');
  const sum = index.after(erf, 'Add');
  const product = sum && index.after(sum, 'Mul');
  if (!scaled || !product) return undefined;
  if (!index.hasFactor(scaled, Math.SQRT1_2) || !index.hasFactor(sum, 1)) return undefined;
  const input = index.operands(scaled)?.input ?? '';
  const found = (...nodes: readonly DecodedNode[]): Fusion => ({
    nodes: [scaled, erf, sum, ...nodes],
    opType: 'Gelu',
    input,
  });
  const [factor] = sum.outputs;
  const other = product.inputs.find((each) => each !== factor);
  if (other === input) {
    const half = index.after(product, 'Mul', 'Div');
    return half && index.hasFactor(half, 0.5) ? found(product, half) : undefined;
  }
  if (index.hasFactor(product, 0.5)) {
    const last = index.after(product, 'Mul');
    return last?.inputs.includes(input) ? found(product, last) : undefined;
  }
  const half = index.producer(other, 'Mul', 'Div');
  return half && index.hasFactor(half, 0.5, input) ? found(half, product) : undefined;
}

/** Finds 1.7159 · tanh(2x / 3) around a `Tanh`. */
export function fuseScaledTanh(tanh: DecodedNode, index: GraphIndex): Fusion | undefined {
  const slope = index.before(tanh, 'Mul');
  const amplitude = index.after(tanh, 'Mul');
  if (!slope || !amplitude) return undefined;
  if (!index.hasFactor(slope, 2 / 3) || !index.hasFactor(amplitude, 1.7159)) return undefined;
  const input = index.operands(slope)?.input ?? '';
  return { nodes: [slope, tanh, amplitude], opType: 'lenet5.ScaledTanh', input };
}
