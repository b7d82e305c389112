/** The classes of a data set whose files do not name them. */
export interface ClassFormat {
  /** The name of each class. */
  readonly names: readonly string[];
  /** The label of the first class in the files; the labels of an `ImageSet` start from 0. */
  readonly first: number;
}

const DIGITS = [...'0123456789'];
const CAPITALS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Small letters that differ from their capitals (Cohen et al. 2017, "EMNIST: an extension of MNIST to handwritten letters"). */
const DISTINCT_SMALL = [...'abdefghnqrt'];

const merged: ClassFormat = { names: [...DIGITS, ...CAPITALS, ...DISTINCT_SMALL], first: 0 };

/** The ten digits. */
export const DIGIT_CLASSES: ClassFormat = { names: DIGITS, first: 0 };

/** The name of a split of EMNIST. */
export type EmnistSplit = `emnist-${'digits' | 'mnist' | 'letters' | 'balanced' | 'bymerge' | 'byclass'}`;

/** The classes of the splits of EMNIST. In `letters`, capitals and small letters are one class, and labels start from 1. */
export const EMNIST_CLASSES: Readonly<Record<EmnistSplit, ClassFormat>> = {
  'emnist-digits': DIGIT_CLASSES,
  'emnist-mnist': DIGIT_CLASSES,
  'emnist-letters': { names: CAPITALS, first: 1 },
  'emnist-balanced': merged,
  'emnist-bymerge': merged,
  'emnist-byclass': {
    names: [...DIGITS, ...CAPITALS, ...CAPITALS.map((letter) => letter.toLowerCase())],
    first: 0,
  },
};

/** The classes of Fashion-MNIST (Xiao, Rasul & Vollgraf 2017, arXiv:1708.07747). */
export const FASHION_CLASSES: ClassFormat = {
  names: [
    ...['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat'],
    ...['Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
  ],
  first: 0,
};

/** The classes of Kuzushiji-MNIST: ten Hiragana (Clanuwat et al. 2018, arXiv:1812.01718). */
export const KMNIST_CLASSES: ClassFormat = {
  names: ['o', 'ki', 'su', 'tsu', 'na', 'ha', 'ma', 'ya', 're', 'wo'],
  first: 0,
};
