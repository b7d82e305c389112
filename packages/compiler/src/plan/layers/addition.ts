import { linesOf, type Value } from '../memory/value.js';
import { type Op, op } from '../op.js';

/** The kernel call that adds two values of one shape. `y` can be one of them. */
export function addOp(name: string, one: Value, other: Value, sum: Value): Op {
  const [a, b, y] = linesOf(one, other, sum);
  const { units, rows, columns } = y;
  return op('add', name, { a, b, y, units, rows, columns });
}

/** The kernel calls that add two or more values. */
export function addOps(name: string, values: readonly Value[], sum: Value): Op[] {
  const [first, ...others] = values;
  return others.map((other, index) => addOp(name, index === 0 && first ? first : sum, other, sum));
}

/** The kernel call that copies a value. */
export function copyOp(name: string, from: Value, to: Value): Op {
  const [x, y] = linesOf(from, to);
  const { units, rows, columns } = y;
  return op('copyLines', name, { x, y, units, rows, columns });
}
