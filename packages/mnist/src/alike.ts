import type { DataFile } from './data-file.js';
import { WrongImageSizeError } from './errors/data-errors.js';
import { classNames, imageShape } from './image-set.js';
import type { AnyImageSet } from './stream/streamed-set.js';

/** A set, and the files that it is from. */
interface SetOfFiles<Set extends AnyImageSet> {
  readonly set: Set;
  readonly files: readonly DataFile[];
}

/**
 * Both sets with the same classes. The labels of a set may lack the last ones.
 * @throws {WrongImageSizeError} if the images have different sizes.
 */
export function alike<Set extends AnyImageSet>(
  train: SetOfFiles<Set>,
  test: SetOfFiles<Set>,
): { readonly train: Set; readonly test: Set } {
  const [shape, other] = [train, test].map(({ set }) => imageShape(set).join('×'));
  const location = test.files[0]?.location ?? '';
  if (shape !== other)
    throw new WrongImageSizeError(
      location,
      `${other}`,
      `use test images of ${shape}, like the training images`,
    );
  const [names, otherNames] = [classNames(train.set), classNames(test.set)];
  if (names.length === otherNames.length) return { train: train.set, test: test.set };
  const all = names.length > otherNames.length ? names : otherNames;
  return { train: { ...train.set, classNames: all }, test: { ...test.set, classNames: all } };
}
