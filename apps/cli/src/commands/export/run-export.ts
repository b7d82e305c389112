import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { countParameters } from '@lenet5/model';
import type { TrainableModel } from '@lenet5/trainer';
import { describeData } from '../../model-file/describe-data.js';
import { disposeModel } from '../../model-file/dispose-model.js';
import { type OpenedModel, openModel } from '../../model-file/open-model.js';
import { refuseFile, refuseModelFolder } from '../../model-file/refuse-target.js';
import { saveAnyModel } from '../../model-file/save-any-model.js';
import type { Output } from '../../output.js';
import { writeAtomically } from '../../run-folder/write-atomically.js';
import { formatCount } from '../../terminal/format.js';
import { convert } from './convert.js';
import { type ExportOptions, STDOUT } from './export-options.js';
import { DESCRIPTIONS, type ModelShapes, PYTORCH } from './formats.js';

/** A written file. */
interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

async function writeTfjs(model: TrainableModel, folder: string, force: boolean): Promise<WrittenFile[]> {
  refuseModelFolder(folder, force);
  await saveAnyModel(model, folder);
  const paths = ['model.json', 'weights.bin'].map((name) => join(folder, name));
  return Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(path)).size })));
}

async function write(model: TrainableModel, options: ExportOptions, { out }: Output): Promise<WrittenFile[]> {
  const { format, layout, target, force } = options;
  if (format === 'tfjs') return writeTfjs(model, target, force);
  const content = await convert(model, format, layout, await describeData(options.model, model));
  if (target === STDOUT) {
    out.stream.write(content);
    return [];
  }
  refuseFile(target, force);
  await writeAtomically(target, content);
  return [{ path: target, bytes: content.byteLength }];
}

function shapesOf({ inputs, outputs }: TrainableModel): ModelShapes {
  const sizes = (shape: readonly (number | null)[] = []): number[] => shape.slice(1).map(Number);
  return { input: sizes(inputs[0]?.shape), output: sizes(outputs[0]?.shape) };
}

function printResult(
  options: ExportOptions,
  files: readonly WrittenFile[],
  model: TrainableModel,
  { assumed, notes }: Omit<OpenedModel, 'model'>,
  output: Output,
): void {
  const { format, layout, target, json, quiet } = options;
  if (target === STDOUT) return;
  const parameters = countParameters(model);
  output.out.data(json ? JSON.stringify({ format, layout, parameters, files, assumed, notes }) : target);
  if (quiet) return;
  const { what, load } = layout === 'pytorch' ? PYTORCH : DESCRIPTIONS[format];
  for (const { path, bytes } of files) output.err.line(`wrote ${path} (${formatCount(bytes)} bytes)`);
  output.err.line(`${what(shapesOf(model))}; ${formatCount(parameters)} parameters`);
  output.err.line('to load it: ', load.replaceAll('PATH', target));
}

/**
 * Loads a model and writes it in another format. Writes the path to stdout (the file itself with `--out -`), and how to
 * load the file to stderr.
 *
 * @throws TargetExistsError, NoModelError, RunWriteError, UnsupportedLayerError, and what loading throws.
 */
export async function runExport(options: ExportOptions, output: Output): Promise<void> {
  const { format, target, force } = options;
  if (format === 'tfjs') refuseModelFolder(target, force);
  else if (target !== STDOUT) refuseFile(target, force);
  const { model, ...found } = await openModel(options.model, {
    variant: options.variant,
    warn: (text) => output.err.line(text),
  });
  try {
    const files = await write(model, options, output);
    printResult(options, files, model, found, output);
  } finally {
    disposeModel(model);
  }
}
