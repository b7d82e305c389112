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
import { isChannelsFirst } from '../kernels/channels-first.js';
import { filterGradient, inputGradient } from './conv2d-gradient.js';

/** The scope in which tfjs runs `tf.fused.conv2d`, and the name by which it looks up the gradient of that call. */
const OP_SCOPE = 'fusedConv2d__op';

/**
 * Registers a gradient for the current call of `tf.fused.conv2d`, the op of every convolution layer. The gradient of tfjs
 * rejects dilations and always computes the gradient of the input, even for the first layer.
 *
 * Directly after the kernel that calls this returns, tfjs looks for a gradient that is registered under the scope of the op,
 * and prefers it. So this registers a gradient that closes over the attributes of the call and unregisters itself when it is
 * read. If no tape is recorded, or another op called the kernel, it registers nothing.
 */
export function registerFusedConv2DGradient(attrs: NamedAttrMap): void {
  const { gradientDepth, kernelDepth, scopeStack } = engine().state;
  // At a depth of two kernels: the op, which is a kernel with a custom gradient, and FusedConv2D inside it, with its own
  // scope. While it records a tape, tfjs fuses only the linear activation.
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

/** tfjs numbers the inputs of the op: x, filter, and the bias, if any. It saves filter, x, y, bias. */
function gradientOf(attrs: NamedAttrMap): GradConfig['gradFunc'] {
  return (dys, saved) => {
    const [filter, x, y, bias] = saved as [Tensor, Tensor, Tensor, Tensor | undefined];
    const dy = reshape(dys as Tensor, y.shape);
    return {
      0: () => inputGradient(x.shape, dy, filter, attrs),
      1: () => filterGradient(x, dy, filter.shape, attrs),
      2: () => biasGradient(bias as Tensor, dy, isChannelsFirst(attrs)),
    };
  };
}

function biasGradient(bias: Tensor, dy: Tensor, channelsFirst: boolean): Tensor {
  const perChannel = channelsFirst && bias.rank === 1 && bias.size > 1;
  const axes = perChannel ? [0, 2, 3] : broadcast_util.getReductionAxes(bias.shape, dy.shape);
  return reshape(axes.length > 0 ? sum(dy, axes) : dy, bias.shape);
}
