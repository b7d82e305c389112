import type { RbfLayer } from '../../lower/network.js';
import type { Arena } from '../memory/arena.js';
import type { Buffer } from '../memory/buffer.js';

/** Allocates the centers of radial basis function units: `[classes][inputs]`, with a row of zeros after an odd number. */
export function addCenters(arena: Arena, { name, input, centers }: RbfLayer): Buffer {
  const rows = centers.length + (centers.length % 2);
  const values = Float32Array.from({ length: rows * input }, (_, at) => {
    return centers[Math.floor(at / input)]?.[at % input] ?? 0;
  });
  return arena.addTable(`centers ${name}`, new Int32Array(values.buffer));
}
