import type { FileRole } from './canonical-digests.js';
import { type ClassFormat, DIGIT_CLASSES, EMNIST_CLASSES, type EmnistSplit } from './classes.js';

/** The file names of a family of data sets. Each name can also end in `.gz`. */
export interface FileFamily {
  /** The name of the family: the prefix of its files, and `mnist` for those without. */
  readonly name: 'mnist' | 'qmnist' | EmnistSplit;
  /** The possible names of each file. */
  readonly names: Readonly<Record<FileRole, readonly string[]>>;
  /** Whether the images are stored column by column. */
  readonly transposed: boolean;
  /** The classes; absent if their number follows from the labels. */
  readonly classes?: ClassFormat;
}

/** One half of a data set: the training images or the test images. */
export type SplitName = 'train' | 'test';

/** The files of each half. */
export const SPLIT_ROLES: Readonly<Record<SplitName, readonly [images: FileRole, labels: FileRole]>> = {
  train: ['trainImages', 'trainLabels'],
  test: ['testImages', 'testLabels'],
};

/** The content of each file, for messages. */
export const ROLE_TITLES: Readonly<Record<FileRole, string>> = {
  trainImages: 'training images',
  trainLabels: 'training labels',
  testImages: 'test images',
  testLabels: 'test labels',
};

const NAMED_FAMILIES: readonly FileFamily[] = [
  {
    name: 'mnist',
    // MNIST, Fashion-MNIST and KMNIST. Some archive tools replace the second dash with a dot.
    names: {
      trainImages: ['train-images-idx3-ubyte', 'train-images.idx3-ubyte'],
      trainLabels: ['train-labels-idx1-ubyte', 'train-labels.idx1-ubyte'],
      testImages: ['t10k-images-idx3-ubyte', 't10k-images.idx3-ubyte'],
      testLabels: ['t10k-labels-idx1-ubyte', 't10k-labels.idx1-ubyte'],
    },
    transposed: false,
  },
  {
    name: 'qmnist',
    // The labels of QMNIST are tables with further columns, such as the writer.
    names: {
      trainImages: ['qmnist-train-images-idx3-ubyte'],
      trainLabels: ['qmnist-train-labels-idx2-int'],
      testImages: ['qmnist-test-images-idx3-ubyte'],
      testLabels: ['qmnist-test-labels-idx2-int'],
    },
    transposed: false,
    classes: DIGIT_CLASSES,
  },
];

function emnist(name: EmnistSplit): FileFamily {
  return {
    name,
    names: {
      trainImages: [`${name}-train-images-idx3-ubyte`],
      trainLabels: [`${name}-train-labels-idx1-ubyte`],
      testImages: [`${name}-test-images-idx3-ubyte`],
      testLabels: [`${name}-test-labels-idx1-ubyte`],
    },
    transposed: true,
    classes: EMNIST_CLASSES[name],
  };
}

/** The known families. At an address, the first one found wins; a folder with several is rejected. */
export const FILE_FAMILIES: readonly FileFamily[] = [
  ...NAMED_FAMILIES,
  ...(Object.keys(EMNIST_CLASSES) as EmnistSplit[]).map(emnist),
];
