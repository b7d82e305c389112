import { basename } from 'node:path';
import type { DescribedData } from '@lenet5/model';
import type { TrainableModel } from '@lenet5/trainer';
import { classNamesOfModel } from './class-names-of-model.js';
import { knownDataOfModel } from './data-of-model.js';
import { modelClasses } from './model-format.js';

/**
 * What a run or a file says about the data of a model, for a file of the model alone: the names of the classes, and the data set without its
 * folder. Empty for a model without a run or names.
 *
 * @param path a run folder, or a model or checkpoint in it.
 * @throws ClassNamesError, DamagedRunError if the files of the run are invalid.
 */
export async function describeData(path: string, model: TrainableModel): Promise<DescribedData> {
  const classNames = await classNamesOfModel(path, modelClasses(model));
  const data = await knownDataOfModel(path);
  return { ...(classNames && { classNames }), ...(data !== undefined && { data: basename(data) }) };
}
