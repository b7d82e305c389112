import {
  engine,
  type GradConfig,
  mul,
  Softmax,
  scalar,
  square,
  sub,
  sum,
  Tanh,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { softmaxGrad } from '../kernels/softmax-grad.js';
import { tanhGrad } from '../kernels/tanh.js';

/** Runs one kernel on the wasm backend, and tfjs's formula on others, since gradients are registered for all backends. */
function fused(kernelName: string, y: Tensor, dy: Tensor, formula: () => Tensor): Tensor {
  return engine().backendName === 'wasm' ? engine().runKernel<Tensor>(kernelName, { y, dy }) : formula();
}

function single(dy: Tensor | Tensor[]): Tensor {
  return Array.isArray(dy) ? (dy[0] as Tensor) : dy;
}

/** d tanh x = (1 − tanh² x) dx */
export const tanhGradient: GradConfig = {
  kernelName: Tanh,
  outputsToSave: [true],
  gradFunc: (dys, [y]) => {
    const dy = single(dys);
    const value = y as Tensor;
    return { x: () => fused(tanhGrad.kernelName, value, dy, () => mul(sub(scalar(1), square(value)), dy)) };
  },
};

/** dx = y · (dy − Σ dy·y) over the last dimension, the only one that tfjs's softmax supports. */
export const softmaxGradient: GradConfig = {
  kernelName: Softmax,
  outputsToSave: [true],
  gradFunc: (dys, [y]) => {
    const dy = single(dys);
    const value = y as Tensor;
    return {
      logits: () =>
        fused(softmaxGrad.kernelName, value, dy, () => {
          const weighted = mul(dy, value);
          return sub(weighted, mul(sum(weighted, -1, true), value));
        }),
    };
  },
};
