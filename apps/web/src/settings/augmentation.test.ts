import { plainLenet5 } from '@lenet5/core';
import { decodeCheckpoint, fit } from '@lenet5/trainer';
import { NAMED_RECIPES } from '@lenet5/trainer/recipe';
import { expect, test } from 'vitest';
import { AUGMENTATION, augmentationOf, augmentationValues } from './augmentation.js';
import { REFERENCE_SETTINGS, trainerOptions } from './run-settings.js';

test('augmentationValues(augmentation) are the distortions of the named recipe, and how they fade', () => {
  const { rotation, elastic, finalStrength } = NAMED_RECIPES.best.options;
  expect(augmentationValues('best')).toMatchObject({ rotation, elastic, finalStrength });
  expect(augmentationValues('best')).not.toHaveProperty('learningRate');
  expect(augmentationValues('none')).toEqual({});
});

test('trainerOptions(settings) has the augmentation, or none', () => {
  expect(trainerOptions(REFERENCE_SETTINGS)).not.toHaveProperty('augmentation');
  const { augmentation } = trainerOptions({ ...REFERENCE_SETTINGS, augmentation: 'quick' });
  expect(augmentation).toMatchObject({ shift: NAMED_RECIPES.quick.options.shift, fadeStart: 0 });
});

test.each(AUGMENTATION.choices)(
  'augmentationOf(identity.augmentation) recognizes %s in a checkpoint',
  async (choice) => {
    const train = { images: new Uint8Array(64 * 784), labels: new Uint8Array(64), count: 64 };
    const options = trainerOptions({
      ...REFERENCE_SETTINGS,
      augmentation: choice,
      epochs: 1,
      engine: 'compiled',
    });
    const { checkpoint } = await fit({ ...options, model: plainLenet5({ seed: 1 }), data: { train } });
    const { identity } = await decodeCheckpoint(checkpoint);
    expect(augmentationOf(identity.augmentation)).toBe(choice);
  },
);

test('augmentationOf(description) is none for other distortions', () => {
  expect(augmentationOf('elastic=0 elasticSigma=4 rotation=1 scale=0 shear=0 shift=0')).toBe('none');
});
