import { formatQuantity } from './format-quantity.js';

const MAX_LENGTH = 60;

/**
 * Formats a value for an error message: strings in quotes, at most about 60 characters.
 *
 * @example
 * ```ts
 * import { formatValue } from '@lenet5/core';
 *
 * console.log(formatValue('adam')); // "adam"
 * console.log(formatValue([32, new Float32Array(784)])); // [32,"Float32Array of 3,136 bytes"]
 * ```
 */
export function formatValue(value: unknown): string {
  const text = toText(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function toText(value: unknown): string {
  if (typeof value === 'function') return `function ${value.name}`.trim();
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'string' && typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value, (_, part: unknown) =>
      ArrayBuffer.isView(part) ? describeView(part) : part,
    );
  } catch {
    return String(value);
  }
}

/** A typed array may contain megabytes: its class and size are sufficient. */
function describeView(view: ArrayBufferView): string {
  return `${view.constructor.name} of ${formatQuantity(view.byteLength, 'byte')}`;
}
