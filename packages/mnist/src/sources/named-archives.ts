import type { EmnistSplit } from '../classes.js';

/** A data set that is published as one archive, and can be downloaded by its name. */
export interface NamedArchive {
  /** Addresses of the same archive, in the order in which they are tried. */
  readonly mirrors: readonly string[];
  /** Its MD5 as its publishers or torchvision give it. */
  readonly md5: string;
  /** Its size in megabytes, to display. */
  readonly megabytes: number;
  /** What it contains. */
  readonly format: EmnistSplit | 'cifar-10';
}

/** All splits of EMNIST. The MD5 is that of torchvision. */
const EMNIST = {
  mirrors: [
    'https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip',
    'https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/gzip.zip',
  ],
  md5: '58c8d27c78d21e728a6bc7b3cc06412e',
  megabytes: 562,
} as const;

/** The archives by the name of their data set. */
export const NAMED_ARCHIVES: Readonly<Record<string, NamedArchive>> = {
  'emnist-digits': { ...EMNIST, format: 'emnist-digits' },
  'emnist-letters': { ...EMNIST, format: 'emnist-letters' },
  'emnist-balanced': { ...EMNIST, format: 'emnist-balanced' },
  cifar10: {
    // The MD5 is that of the page of the publishers.
    mirrors: [
      'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz',
      'https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/cifar-10-binary.tar.gz',
      'https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/gluon/dataset/cifar10/cifar-10-binary.tar.gz',
    ],
    md5: 'c32a1d4ab5d03f1284b67883e8d87530',
    megabytes: 170,
    format: 'cifar-10',
  },
};
