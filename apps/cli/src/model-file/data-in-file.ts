import { stat } from 'node:fs/promises';
import { decodeSafetensors } from '@lenet5/core';
import { type DescribedData, describedData } from '@lenet5/model';
import { MAX_INPUT_BYTES, readFileBounded } from '../files/read-bounded.js';

/**
 * What a safetensors file says about the data of its model, as `lenet5 export` writes it. Empty for anything else, such as a pipe,
 * which cannot be read twice.
 */
export async function dataInFile(path: string): Promise<DescribedData> {
  if (!/\.safetensors$/i.test(path) || !(await stat(path)).isFile()) return {};
  const bytes = await readFileBounded(path, MAX_INPUT_BYTES);
  return describedData(decodeSafetensors(bytes, path).metadata);
}
