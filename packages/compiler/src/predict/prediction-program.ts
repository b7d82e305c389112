import type { FramePlaces } from '../runtime/frame.js';
import type { WritableWeight } from '../weight-access.js';

/** The parts of a plan and of its memory that the prediction of a single image needs, as JSON. */
export interface PredictionProgram {
  /** Size of the memory, in bytes. */
  readonly bytes: number;
  /** Address of the encoded program. */
  readonly program: number;
  readonly places: FramePlaces['places'];
  /** Addresses of the image and of the class probabilities. */
  readonly image: number;
  readonly probabilities: number;
  readonly weights: readonly WritableWeight[];
  /** The initial contents of the memory. */
  readonly pieces: readonly { readonly offset: number; readonly words: readonly number[] }[];
}
