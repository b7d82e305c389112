import {
  broadcast_util,
  engine,
  type GradConfig,
  type NamedAttrMap,
  registerGradient,
  reshape,
  sum,
  type Tensor,
  unregisterGradient,
} from '@tensorflow/tfjs-core';
import { filterGradient, inputGradient } from './conv2d-gradient.js';

/** The scope in which tfjs runs `tf.fused.conv2d`, and the name under which it looks for that call's gradient. */
const OP_SCOPE = 'fusedConv2d__op';

/**
 * Gives the running call of `tf.fused.conv2d`, the op under every convolution layer, a better gradient than its own,
 * which refuses dilations and always computes the gradient of the input, for the first layer too.
 *
 * tfjs looks for a gradient registered under the op's scope right after the kernel that calls this has returned, and
 * prefers it. So the gradient, which closes over this call's attributes, is registered now and takes itself out when it
 * is read. Where no tape is recorded, or the kernel was not called by that op, nothing is registered.
 */
export function offerFusedConv2DGradient(attrs: NamedAttrMap): void {
  const { gradientDepth, kernelDepth, scopeStack } = engine().state;
  // Two kernels deep: the op, as a kernel with a gradient of its own, and FusedConv2D inside it, in a scope of its own.
  // While a tape is recorded tfjs fuses no activation but the linear one.
  if (gradientDepth === 0 || attrs.activation !== 'linear') return;
  if (kernelDepth !== 2 || scopeStack.at(-2)?.name !== OP_SCOPE) return;
  registerGradient(readOnce(gradientOf(attrs)));
}

function readOnce(gradFunc: GradConfig['gradFunc']): GradConfig {
  return {
    kernelName: OP_SCOPE,
    get gradFunc() {
      unregisterGradient(OP_SCOPE);
      return gradFunc;
    },
  };
}

/** The inputs of the op are numbered: x, filter, and the bias where there is one. tfjs saves filter, x, y, bias. */
function gradientOf(attrs: NamedAttrMap): GradConfig['gradFunc'] {
  return (dys, saved) => {
    const [filter, x, y, bias] = saved as [Tensor, Tensor, Tensor, Tensor | undefined];
    const dy = reshape(dys as Tensor, y.shape);
    return {
      0: () => inputGradient(x.shape, dy, filter, attrs),
      1: () => filterGradient(x, dy, filter.shape, attrs),
      2: () => biasGradient(bias as Tensor, dy),
    };
  };
}

function biasGradient(bias: Tensor, dy: Tensor): Tensor {
  const axes = broadcast_util.getReductionAxes(bias.shape, dy.shape);
  return reshape(axes.length > 0 ? sum(dy, axes) : dy, bias.shape);
}
