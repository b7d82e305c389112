import { isInPlace, type LayerPlan } from '../layer-plan.js';
import { lastLayer } from '../loss.js';
import { asImage, VECTOR } from '../memory/value.js';
import type { PlanContext } from '../plan-context.js';
import { type SingleImage, type SingleValue, singleImage, singleVector } from './single-value.js';

/** A layer with its values for a single image. An activation directly after a layer with weights works in place. */
export interface StepLayer extends Pick<LayerPlan, 'layer' | 'activation' | 'isLeftToPooling'> {
  readonly input: SingleValue;
  readonly output: SingleValue;
  /** Absent for the first layer. */
  readonly inputGradient?: SingleValue;
  readonly outputGradient: SingleValue;
}

/** Allocates the values between the layers before the output units, and their gradients. */
export function stepLayers(context: PlanContext): StepLayer[] {
  const { arena, layers: plans, network } = context;
  const output = lastLayer(context);
  let value: SingleValue = inputImage(plans);
  let gradient: SingleValue | undefined;
  return plans
    .filter((plan) => plan !== output)
    .map(({ layer, activation, isLeftToPooling }, index) => {
      const [input, inputGradient] = [value, gradient];
      if (!isInPlace(network, index) || !gradient) {
        const place = (name: string): SingleValue =>
          typeof layer.output === 'number'
            ? singleVector(arena, name, layer.output)
            : singleImage(arena, name, layer.output);
        value = place(`step ${layer.name}`);
        gradient = place(`gradient of step ${layer.name}`);
      }
      return {
        layer,
        input,
        output: value,
        ...(inputGradient && { inputGradient }),
        outputGradient: gradient,
        ...(activation && { activation }),
        isLeftToPooling,
      };
    });
}

/** The input of a lane group as a single image: of its vectors, which have one channel, kernels read the first lane. */
function inputImage([first]: readonly LayerPlan[]): SingleImage {
  if (!first) throw new RangeError('a network without layers');
  const { shape, address, row } = asImage(first.input);
  return { kind: 'image', shape, address, row, pixel: VECTOR };
}
