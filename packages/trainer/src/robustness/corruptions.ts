/** A kind of change that an image can suffer. */
export interface Corruption {
  /** One line without a period. */
  readonly doc: string;
  /** Unit of the strengths: `px`, `°`, or nothing. */
  readonly unit: string;
  /** From weak to strong. */
  readonly strengths: readonly [number, number, number, number, number];
}

/** The name of a corruption. */
export type CorruptionName = 'shift' | 'rotation' | 'scale' | 'thickness' | 'noise' | 'blur' | 'elastic';

/**
 * The corruptions of a robustness test, modeled on MNIST-C (Mu & Gilmer 2019) and Morpho-MNIST (Castro et al. 2019). The
 * strengths of shift, rotation and scale are limits: each image gets a random value between both.
 */
export const CORRUPTIONS: Readonly<Record<CorruptionName, Corruption>> = {
  shift: { doc: 'a shift along both axes', unit: 'px', strengths: [1, 2, 3, 4, 5] },
  rotation: { doc: 'a rotation', unit: '°', strengths: [9, 18, 27, 36, 45] },
  scale: {
    doc: 'another size along both axes, as a fraction',
    unit: '',
    strengths: [0.1, 0.2, 0.3, 0.4, 0.5],
  },
  thickness: {
    doc: 'strokes that are thicker or thinner on each side, each for half of the images',
    unit: 'px',
    strengths: [0.2, 0.4, 0.6, 0.8, 1],
  },
  noise: {
    doc: 'noise of this standard deviation on every pixel, as a fraction of full ink',
    unit: '',
    strengths: [0.1, 0.2, 0.3, 0.4, 0.5],
  },
  blur: { doc: 'a Gaussian blur of this standard deviation', unit: 'px', strengths: [0.5, 1, 1.5, 2, 2.5] },
  elastic: {
    doc: 'a smooth displacement of this root mean square along both axes',
    unit: 'px',
    strengths: [0.6, 1.2, 1.8, 2.4, 3],
  },
};
