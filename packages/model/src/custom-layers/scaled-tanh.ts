import { mul, serialization, type Tensor, tanh, tidy } from '@tensorflow/tfjs-core';

/** Amplitude and slope, with which f(±1) = ±1 (LeCun, Bottou, Bengio & Haffner 1998, appendix A). */
const AMPLITUDE = 1.7159;
const SLOPE = 2 / 3;

/** 1.7159 · tanh(2x / 3). */
export function scaledTanh(x: Tensor): Tensor {
  return tidy(() => mul(AMPLITUDE, tanh(mul(SLOPE, x))));
}

/** The activation of this name, for layers of tfjs. */
export class ScaledTanh extends serialization.Serializable {
  static readonly className = 'scaledTanh';

  apply(x: Tensor): Tensor {
    return scaledTanh(x);
  }

  getConfig(): serialization.ConfigDict {
    return {};
  }
}
