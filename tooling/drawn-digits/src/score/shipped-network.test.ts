import { predictedLabels } from '@lenet5/metrics';
import { CLASSES, mnistify, PIXELS } from '@lenet5/mnist';
import { pretrainedPlainLenet5 } from '@lenet5/model/pretrained';
import { pickEngine } from '@lenet5/trainer';
import { expect, test, vi } from 'vitest';
import { drawInk } from '../corpus/draw-ink.js';
import { drawnDigits } from '../corpus/drawings.js';
import { inkImage } from '../pad/ink-image.js';
import { scoreCorpus } from './tally.js';

// Every drawing of the corpus is drawn and converted.
vi.setConfig({ testTimeout: 60_000 });

test('the shipped network reads at least 97 % of the corpus, and 85 % of each style', async () => {
  const drawings = drawnDigits();
  const images = new Uint8Array(drawings.length * PIXELS);
  for (const [i, drawing] of drawings.entries()) {
    const found = mnistify(inkImage(drawInk(drawing)));
    expect([drawing.name, found?.warnings]).toEqual([drawing.name, []]);
    images.set(found?.pixels ?? [], i * PIXELS);
  }
  const { engine } = await pickEngine('compiled', { model: await pretrainedPlainLenet5() });
  try {
    const labels = predictedLabels(await engine.predict(images), CLASSES);
    const { all, byStyle, mistakes } = scoreCorpus(drawings, [...labels]);
    console.log(`${all.correct} of ${all.count} correct: ${mistakes.join('; ')}`);
    expect(all.correct / all.count).toBeGreaterThanOrEqual(0.97);
    const weak = [...byStyle].filter(([, { correct, count }]) => correct / count < 0.85);
    expect(weak).toEqual([]);
  } finally {
    await engine.dispose();
  }
});
