import { join } from 'node:path';
import { countParameters } from '@lenet5/model';
import type { GivenVariant } from '../../flags/variant.js';
import { currentInvocation, quoteWord } from '../../invocation.js';
import { checkClassifier } from '../../model-file/check-classifier.js';
import { disposeModel } from '../../model-file/dispose-model.js';
import { openModel } from '../../model-file/open-model.js';
import { refuseModelFolder } from '../../model-file/refuse-target.js';
import { saveAnyModel } from '../../model-file/save-any-model.js';
import type { Output } from '../../output.js';
import { formatCount } from '../../terminal/format.js';

/** One call of `lenet5 import`. */
export interface ImportOptions {
  readonly file: string;
  readonly out: string;
  /** What a file of weights does not say about its layers. */
  readonly variant: GivenVariant;
  readonly force: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Reads a model, checks it, and saves it in a folder that every command accepts.
 *
 * @throws TargetExistsError; ModelShapeError, NoProbabilitiesError if it does not classify 28×28 images; what loading
 *   throws.
 */
export async function runImport(options: ImportOptions, { out, err }: Output): Promise<void> {
  const { file, out: folder, variant, force, json, quiet } = options;
  refuseModelFolder(folder, force);
  const { model, assumed, notes } = await openModel(file, { variant, warn: (text) => err.line(text) });
  try {
    checkClassifier(model, file);
    refuseModelFolder(folder, force);
    await saveAnyModel(model, folder);
    const parameters = countParameters(model);
    const layers = model.layers.map((layer) => layer.name);
    out.data(json ? JSON.stringify({ model: folder, parameters, layers, assumed, notes }) : folder);
    if (quiet) return;
    err.line(`read ${file}: ${layers.join(', ')}; ${formatCount(parameters)} parameters`);
    const call = currentInvocation();
    err.line('to score it: ', `${call} evaluate ${quoteWord(join(folder, 'model.json'))}`);
  } finally {
    disposeModel(model);
  }
}
