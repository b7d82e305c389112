import { type ImageSet, PIXELS } from '@lenet5/mnist';
import type { OptionProblem } from './invalid-option-error.js';
import { checkedElsewhere, checkFields, isRecord } from './option-checks.js';

/** Whether a value has the fields of an image set, of lengths that fit each other. */
export function isImageSet(value: unknown): value is ImageSet {
  if (!isRecord(value)) return false;
  const { images, labels, count } = value;
  return (
    images instanceof Uint8Array &&
    labels instanceof Uint8Array &&
    typeof count === 'number' &&
    images.length === count * PIXELS &&
    labels.length === count
  );
}

/** The sizes of a model's only input or output without the batch, or nothing where there is no such thing. */
function shapeOf(model: unknown, side: 'inputs' | 'outputs'): number[] | undefined {
  const ends = isRecord(model) ? model[side] : undefined;
  const shape = Array.isArray(ends) && ends.length === 1 && isRecord(ends[0]) ? ends[0].shape : undefined;
  return Array.isArray(shape) ? shape.slice(1).map(Number) : undefined;
}

/** What is wrong with one of the image sets. */
function checkImages(option: string, found: unknown, classes: number): OptionProblem[] {
  if (!isImageSet(found) || found.count === 0) {
    const wanted = 'an ImageSet as loadMnist() returns it: { images, labels, count }, count at least 1';
    return [{ option, found, wanted }];
  }
  const highest = found.labels.reduce((most, label) => Math.max(most, label), 0);
  if (highest < classes) return [];
  return [
    {
      option: `${option}.labels`,
      found: highest,
      wanted: `labels below ${classes}, the number of classes the model tells apart`,
    },
  ];
}

/** What is wrong with the model, the image sets, or the one beside the other. */
export function checkData(model: unknown, data: unknown): OptionProblem[] {
  const input = shapeOf(model, 'inputs');
  const output = shapeOf(model, 'outputs');
  if (!input || !output) {
    return [{ option: 'model', found: model, wanted: 'a built tf.Sequential, such as lenet5()' }];
  }
  const problems: OptionProblem[] = [];
  if (input.reduce((product, size) => product * size, 1) !== PIXELS) {
    const wanted = 'a model that takes 28×28×1 pixels';
    problems.push({ option: 'model.inputs', found: input, wanted });
  }
  const [classes = 0] = output;
  if (output.length !== 1) {
    const wanted = 'a model that gives one probability a class';
    problems.push({ option: 'model.outputs', found: output, wanted });
  }
  if (!isRecord(data)) {
    return [...problems, { option: 'data', found: data, wanted: 'an object { train, validation }' }];
  }
  problems.push(...checkFields('data', data, { train: checkedElsewhere, validation: checkedElsewhere }));
  problems.push(...checkImages('data.train', data.train, classes));
  if (data.validation !== undefined) {
    problems.push(...checkImages('data.validation', data.validation, classes));
  }
  return problems;
}
