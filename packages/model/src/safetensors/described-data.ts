import type { Safetensors } from '@lenet5/core';
import { CLASS_NAMES_KEY, DATA_KEY } from './model-metadata.js';

/** What a safetensors file says about the data that a model was trained on. */
export interface DescribedData {
  /** The names of the classes, in the order of the outputs. */
  readonly classNames?: readonly string[];
  /** The data set: its name, or the path of its folder. */
  readonly data?: string;
}

/**
 * Reads what `toSafetensors()` has written about the data of a model. An entry with another content is left out.
 *
 * @param metadata of the file, as `decodeSafetensors()` returns it
 *
 * @example
 * ```ts
 * import { decodeSafetensors, plainLenet5 } from '@lenet5/core';
 * import { describedData, toSafetensors } from '@lenet5/model';
 *
 * const bytes = await toSafetensors(plainLenet5({ classes: 2 }), { classNames: ['cat', 'dog'] });
 * console.log(describedData(decodeSafetensors(bytes).metadata)); // { classNames: [ 'cat', 'dog' ] }
 * ```
 */
export function describedData(metadata: Safetensors['metadata']): DescribedData {
  const { [CLASS_NAMES_KEY]: text, [DATA_KEY]: data } = metadata;
  const classNames = text === undefined ? undefined : readNames(text);
  return { ...(classNames && { classNames }), ...(data !== undefined && { data }) };
}

function readNames(text: string): string[] | undefined {
  try {
    const names: unknown = JSON.parse(text);
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : undefined;
  } catch {
    return undefined;
  }
}
