import type { FileRole } from '../canonical-digests.js';
import { type ClassFormat, DIGIT_CLASSES, FASHION_CLASSES, KMNIST_CLASSES } from '../classes.js';

/** A data set of four files that can be downloaded by its name. */
export interface NamedDataSet {
  /** Addresses of folders with the same files, in the order in which they are tried. */
  readonly mirrors: readonly string[];
  /** The name of each gzipped file, and its MD5 as its publishers and torchvision give it. */
  readonly files: Readonly<Record<FileRole, readonly [name: string, md5: string]>>;
  readonly classes: ClassFormat;
}

const TRAIN_IMAGES = 'train-images-idx3-ubyte.gz';
const TRAIN_LABELS = 'train-labels-idx1-ubyte.gz';
const TEST_IMAGES = 't10k-images-idx3-ubyte.gz';
const TEST_LABELS = 't10k-labels-idx1-ubyte.gz';

/** The data sets by name. */
export const NAMED_DATA_SETS: Readonly<Record<string, NamedDataSet>> = {
  'fashion-mnist': {
    mirrors: [
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
      'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
      'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
    ],
    files: {
      trainImages: [TRAIN_IMAGES, '8d4fb7e6c68d591d4c3dfef9ec88bf0d'],
      trainLabels: [TRAIN_LABELS, '25c81989df183df01b3e8a0aad5dffbe'],
      testImages: [TEST_IMAGES, 'bef4ecab320f06d8554ea6380940ec79'],
      testLabels: [TEST_LABELS, 'bb300cfdad3c16e7a12a480ee83cd310'],
    },
    classes: FASHION_CLASSES,
  },
  kmnist: {
    mirrors: [
      'https://codh.rois.ac.jp/kmnist/dataset/kmnist/',
      'http://codh.rois.ac.jp/kmnist/dataset/kmnist/',
    ],
    files: {
      trainImages: [TRAIN_IMAGES, 'bdb82020997e1d708af4cf47b453dcf7'],
      trainLabels: [TRAIN_LABELS, 'e144d726b3acfaa3e44228e80efcd344'],
      testImages: [TEST_IMAGES, '5c965bf0a639b31b8f53240b1b52f4d7'],
      testLabels: [TEST_LABELS, '7320c461ea6c1c855c0b718fb2a4b134'],
    },
    classes: KMNIST_CLASSES,
  },
  qmnist: {
    mirrors: ['https://raw.githubusercontent.com/facebookresearch/qmnist/master/'],
    files: {
      trainImages: ['qmnist-train-images-idx3-ubyte.gz', 'ed72d4157d28c017586c42bc6afe6370'],
      trainLabels: ['qmnist-train-labels-idx2-int.gz', '0058f8dd561b90ffdd0f734c6a30e5e4'],
      testImages: ['qmnist-test-images-idx3-ubyte.gz', '1394631089c404de565df7b7aeaf9412'],
      testLabels: ['qmnist-test-labels-idx2-int.gz', '5b5b05890a5e13444e108efe57b788aa'],
    },
    classes: DIGIT_CLASSES,
  },
};
