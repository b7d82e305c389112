import {
  connectLayers,
  encodeSafetensors,
  initialWeights,
  LENET5,
  LENET5_CHOICES,
  type Lenet5Variant,
  lenet5VariantConfig,
  type NamedTensor,
  plainModel,
  SafetensorsTruncatedError,
} from '@lenet5/core';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import { InvalidStateError } from '../errors/invalid-state-error.js';
import { Random } from '../testing/random.js';
import { loadPredictor } from './load-predictor.js';

const { pooling, padding } = LENET5_CHOICES;
const variants = (['tanh', 'relu', 'sigmoid', 'linear'] as const).flatMap((f) =>
  pooling.flatMap((kind) => padding.map((edge) => ({ activation: f, pooling: kind, padding: edge }))),
);

function weightsOf(variant: Lenet5Variant): NamedTensor[] {
  return initialWeights(connectLayers(lenet5VariantConfig(variant)), 7);
}

function fileOf(variant: Lenet5Variant, tensors = weightsOf(variant)): Uint8Array {
  return encodeSafetensors(tensors, { ...variant });
}

describe('loadPredictor(weights)', () => {
  it.each(variants)(
    'predicts with the bits of program.predict(image): $activation, $pooling, $padding',
    async (variant) => {
      const count = 3;
      const images = new Random(5).bytes(count * 784);
      const predictor = await loadPredictor(fileOf(variant));
      expect(predictor.variant).toEqual(variant);
      const model = plainModel(lenet5VariantConfig(variant), weightsOf(variant));
      const program = await compile(model, { kernels: 'simd' });
      const expected: number[] = [];
      for (let image = 0; image < count; image++)
        expected.push(...(await program.predict(images.subarray(image * 784, (image + 1) * 784))));
      await program.dispose();
      expect([...predictor.predict(images)]).toEqual(expected);
    },
  );

  it('predicts nothing for no images, and refuses bytes that are not whole images', async () => {
    const predictor = await loadPredictor(fileOf(LENET5));
    expect(predictor.predict(new Uint8Array(0))).toEqual(new Float32Array(0));
    expect(() => predictor.predict(new Uint8Array(785))).toThrow(InvalidOptionError);
  });

  it.each([
    ['a file without a variant', encodeSafetensors(weightsOf(LENET5)), 'does not describe a LeNet-5'],
    ['a missing weight', fileOf(LENET5, weightsOf(LENET5).slice(1)), 'conv1/kernel is missing'],
    [
      'the weights of another variant',
      fileOf(LENET5, weightsOf({ ...LENET5, padding: 'same' })),
      'shape of weight dense1/kernel',
    ],
    [
      'an activation that is not in the base of the kernels',
      fileOf({ ...LENET5, activation: 'gelu' }),
      'the predictor does not have this activation (gelu) — compile() the model',
    ],
    [
      'layers with different activations',
      encodeSafetensors(weightsOf(LENET5), { ...LENET5, architecture: '{"activation":"relu"}' }),
      'different activations (tanh and relu)',
    ],
  ])('refuses %s', async (_, file, message) => {
    const error = await loadPredictor(file).catch((reason: unknown) => reason);
    expect(InvalidStateError.isInstance(error) && error.message).toContain(message);
  });

  it('refuses what is not a safetensors file', async () => {
    await expect(loadPredictor(new Uint8Array(3))).rejects.toThrow(SafetensorsTruncatedError);
  });
});
