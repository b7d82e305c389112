import type { FileRole } from './canonical-digests.js';

/** A data set's way of naming its four files; each may also end in `.gz`. */
export interface FileFamily {
  readonly names: Readonly<Record<FileRole, readonly string[]>>;
  /** Whether the images are stored column by column. */
  readonly transposed: boolean;
}

/** What the file of each role holds, for people. */
export const ROLE_TITLES: Readonly<Record<FileRole, string>> = {
  trainImages: 'training images',
  trainLabels: 'training labels',
  testImages: 'test images',
  testLabels: 'test labels',
};

/** The known families; the first one found is taken. */
export const FILE_FAMILIES: readonly FileFamily[] = [
  {
    // MNIST, Fashion-MNIST and KMNIST. The dotted names are what some archivers make of the dashed ones.
    names: {
      trainImages: ['train-images-idx3-ubyte', 'train-images.idx3-ubyte'],
      trainLabels: ['train-labels-idx1-ubyte', 'train-labels.idx1-ubyte'],
      testImages: ['t10k-images-idx3-ubyte', 't10k-images.idx3-ubyte'],
      testLabels: ['t10k-labels-idx1-ubyte', 't10k-labels.idx1-ubyte'],
    },
    transposed: false,
  },
  emnist('digits'),
  emnist('mnist'),
  {
    // QMNIST's labels are tables that also tell who wrote the digit.
    names: {
      trainImages: ['qmnist-train-images-idx3-ubyte'],
      trainLabels: ['qmnist-train-labels-idx2-int'],
      testImages: ['qmnist-test-images-idx3-ubyte'],
      testLabels: ['qmnist-test-labels-idx2-int'],
    },
    transposed: false,
  },
];

function emnist(split: string): FileFamily {
  return {
    names: {
      trainImages: [`emnist-${split}-train-images-idx3-ubyte`],
      trainLabels: [`emnist-${split}-train-labels-idx1-ubyte`],
      testImages: [`emnist-${split}-test-images-idx3-ubyte`],
      testLabels: [`emnist-${split}-test-labels-idx1-ubyte`],
    },
    transposed: true,
  };
}
