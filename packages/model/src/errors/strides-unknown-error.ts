import { LenetError } from '@lenet5/core';

/** Strides of the convolutions of a network, one each, and their padding. */
export interface StridesChoice {
  readonly strides: readonly number[];
  readonly padding: 'valid' | 'same';
}

/** Several strides of the convolutions fit the shapes of the weights of a file. */
export class StridesUnknownError extends LenetError {
  static override readonly code = 'MODEL_STRIDES_UNKNOWN';
  declare readonly code: typeof StridesUnknownError.code;
  /** What fits: at least two. */
  readonly choices: readonly StridesChoice[];

  constructor(source: string, choices: readonly StridesChoice[]) {
    super({
      problem: `several strides fit the weights of ${source}`,
      found: choices
        .map(({ strides, padding }) => `${strides.join(',')} with ${padding} padding`)
        .join(' or '),
      remedy: 'give the strides, one per convolution, and the padding',
    });
    this.choices = choices;
  }
}
