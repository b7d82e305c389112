import type {
  ActivationLayer,
  ConvolutionLayer,
  FlattenLayer,
  SubsamplingLayer,
} from '../../lower/network.js';
import { roundUp } from '../memory/arena.js';
import { at } from '../memory/buffer.js';
import { gradientView, weightsView } from '../memory/weight-matrix.js';
import { type Op, op } from '../op.js';
import type { PlanContext } from '../plan-context.js';
import { tapOffsets } from './single-layer.js';
import {
  asImage,
  asVector,
  lineSizes,
  type SingleImage,
  type SingleValue,
  singleLines,
} from './single-value.js';
import type { StepLayer } from './step-layers.js';

/** The gradient of the input of a layer. @throws RangeError for the first layer, which has none: the plan is wrong */
export function inputGradient({ layer, inputGradient: gradient }: StepLayer): SingleValue {
  if (!gradient) throw new RangeError(`${layer.name} is the first layer`);
  return gradient;
}

/** The kernel call that multiplies a gradient by f′. */
export function activationGradient(plan: StepLayer, layer: ActivationLayer): Op {
  const { output, outputGradient, inputGradient: dx = outputGradient } = plan;
  return op('activationGradient', layer.name, {
    kind: layer.activation,
    y: singleLines(output),
    dy: singleLines(outputGradient),
    dx: singleLines(dx),
    ...lineSizes(output),
  });
}

/** The kernel call that copies the gradient of a vector into that of an image. */
export function unflatten(plan: StepLayer, layer: FlattenLayer): Op {
  const [rows, columns, channels] = layer.input;
  const y = asVector(plan.outputGradient).address;
  return op('singleUnflatten', layer.name, { y, x: asImage(inputGradient(plan)), rows, columns, channels });
}

/** The kernel call that computes the gradients of a subsampling, or its second derivatives. */
export function subsamplingGradients(
  context: PlanContext,
  plan: StepLayer,
  layer: SubsamplingLayer,
  second: boolean,
): Op {
  const [height, width] = layer.output;
  const [poolHeight, poolWidth] = layer.poolSize;
  const kernel = context.trainable(layer.kernel);
  return op('singleSubsampleGradient', layer.name, {
    kind: plan.activation ?? 'none',
    second,
    x: asImage(plan.input),
    kernel: at(kernel.value),
    dy: asImage(plan.outputGradient),
    dx: asImage(inputGradient(plan)),
    dKernel: at(kernel.gradient),
    dBias: at(context.trainable(layer.bias).gradient),
    height,
    width,
    poolHeight,
    poolWidth,
  });
}

/**
 * The kernel calls that compute the gradients of a convolution, or its second derivatives, which are the gradients with the squares
 * of the input and of the kernel.
 */
export function convolutionGradients(
  context: PlanContext,
  plan: StepLayer,
  layer: ConvolutionLayer,
  second: boolean,
): Op[] {
  const { arena } = context;
  const kernel = context.trainable(layer.kernel);
  const [height, width, filters] = layer.output;
  const dy = asImage(plan.outputGradient);
  const input = asImage(plan.input);
  const [x, squares] = second ? squared(context, layer.name, input) : [input, []];
  return [
    ...(plan.inputGradient
      ? convolutionInputGradient(context, layer, dy, asImage(plan.inputGradient), second)
      : []),
    ...squares,
    op('singleConv2dKernelGradient', layer.name, {
      x,
      offsets: at(arena.addTable(`step offsets ${layer.name}`, tapOffsets(layer, x))),
      dy,
      dKernel: gradientView(kernel),
      taps: kernel.rows,
      filters,
      height,
      width,
    }),
    ...(layer.bias
      ? [
          op('singleBiasGradient', layer.name, {
            dy,
            dBias: at(context.trainable(layer.bias).gradient),
            height,
            width,
          }),
        ]
      : []),
  ];
}

function convolutionInputGradient(
  context: PlanContext,
  layer: ConvolutionLayer,
  dy: SingleImage,
  dx: SingleImage,
  squaredKernel: boolean,
): Op[] {
  const [kernelHeight, kernelWidth] = layer.kernelSize;
  const [height, width, filters] = layer.output;
  const channels = layer.input[2];
  const taps = kernelHeight * kernelWidth;
  const pixel = roundUp(channels, 4) * 4;
  const layout = `f32 [${taps}][${filters}][${pixel / 4}]`;
  const kernelT = at(context.arena.add(`transposed ${layer.kernel.name}`, layout, taps * filters * pixel));
  const kernel = weightsView(context.weight(layer.kernel));
  return [
    op('transposeKernel', layer.name, {
      kernel,
      kernelT,
      pixel,
      squared: squaredKernel,
      channels,
      taps,
      filters,
    }),
    op('singleConv2dInputGradient', layer.name, {
      kernelT,
      dy,
      dx,
      kernelHeight,
      kernelWidth,
      filters,
      height,
      width,
    }),
  ];
}

/** A copy of an image with the squares of its values, and the kernel call that computes them. */
function squared({ arena }: PlanContext, name: string, x: SingleImage): [SingleImage, Op[]] {
  const [rows, columns] = x.shape;
  const bytes = (rows - 1) * x.row + columns * x.pixel;
  const buffer = arena.add(`squares ${name}`, `f32 [${bytes / 4}]`, bytes);
  const squares = { ...x, address: at(buffer) };
  return [squares, [op('square', name, { x: x.address, y: squares.address, bytes })]];
}
