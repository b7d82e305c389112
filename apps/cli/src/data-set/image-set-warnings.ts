import { formatQuantity } from '@lenet5/core';
import {
  type AnyImageSet,
  classNames,
  countClasses,
  type ImageSet,
  imageParts,
  type SplitName,
} from '@lenet5/mnist';

/** Where images come from: `validation` is a part that was split off the training images. */
type ImageSetName = SplitName | 'validation';

/** A property of a set of images that makes a model trained or scored on it less meaningful. */
export type ImageSetWarning =
  /** The set has no image of these classes. */
  | {
      readonly kind: 'missing-classes';
      readonly split: ImageSetName;
      readonly classes: readonly (number | string)[];
    }
  /** All pixels of `count` images are equal. */
  | { readonly kind: 'blank-images'; readonly split: ImageSetName; readonly count: number };

/** The number of images whose pixels are all equal. */
function countBlank({ images, count }: ImageSet): number {
  let blank = 0;
  const size = images.length / count;
  for (let start = 0; start < count * size; start += size) if (isBlank(images, start, size)) blank++;
  return blank;
}

/** Whether all pixels are equal. Compares from the middle on, where a digit most probably differs from its corner. */
function isBlank(images: Uint8Array, start: number, size: number): boolean {
  const middle = start + (size >> 1);
  for (let at = middle; at < start + size; at++) if (images[at] !== images[start]) return false;
  for (let at = start; at < middle; at++) if (images[at] !== images[start]) return false;
  return true;
}

/** Finds classes without images, and blank images. */
export async function imageSetWarnings(set: AnyImageSet, split: ImageSetName): Promise<ImageSetWarning[]> {
  const counts = countClasses(set);
  const named = set.classNames !== undefined;
  const classes = classNames(set).flatMap((name, label) => (counts[label] ? [] : [named ? name : label]));
  let count = 0;
  for await (const part of imageParts(set)) count += countBlank(part);
  return [
    ...(classes.length > 0 ? [{ kind: 'missing-classes', split, classes } as const] : []),
    ...(count > 0 ? [{ kind: 'blank-images', split, count } as const] : []),
  ];
}

const MAX_LISTED = 10;

/** Describes a warning: "no training images of classes 8, 9", "1 test image is blank". */
export function imageSetWarningText(warning: ImageSetWarning): string {
  const name = warning.split === 'train' ? 'training' : warning.split;
  if (warning.kind === 'blank-images') {
    return `${formatQuantity(warning.count, `${name} image`)} ${warning.count === 1 ? 'is' : 'are'} blank`;
  }
  const { classes } = warning;
  const more = classes.length - MAX_LISTED;
  const listed = classes.slice(0, MAX_LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `no ${name} images of ${classes.length === 1 ? 'class' : 'classes'} ${listed}`;
}
