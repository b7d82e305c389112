import { join } from 'node:path';
import { checkInputShape, countParameters } from '@lenet5/model';
import { saveModel } from '@lenet5/model/node';
import { currentInvocation, quoteWord } from '../../invocation.js';
import { openModel } from '../../model-file/open-model.js';
import { refuseModelFolder } from '../../model-file/refuse-target.js';
import type { Output } from '../../output.js';
import { formatCount } from '../../terminal/format.js';

/** One call of `lenet5 import`. */
export interface ImportOptions {
  readonly file: string;
  readonly out: string;
  readonly force: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Reads a model, checks it, and saves it in a folder that every command accepts.
 *
 * @throws TargetExistsError, NoModelError, ModelShapeError if its input is not 28×28 images, and what loading throws.
 */
export async function runImport(options: ImportOptions, { out, err }: Output): Promise<void> {
  const { file, out: folder, force, json, quiet } = options;
  refuseModelFolder(folder, force);
  const model = await openModel(file);
  try {
    checkInputShape(model);
    refuseModelFolder(folder, force);
    await saveModel(model, folder);
    const parameters = countParameters(model);
    const layers = model.layers.map((layer) => layer.name);
    out.line(json ? JSON.stringify({ model: folder, parameters, layers }) : folder);
    if (quiet) return;
    err.line(`read ${file}: ${layers.join(', ')}; ${formatCount(parameters)} parameters`);
    const call = currentInvocation();
    err.line(`to score it: ${call} evaluate ${quoteWord(join(folder, 'model.json'))}`);
  } finally {
    model.dispose();
  }
}
