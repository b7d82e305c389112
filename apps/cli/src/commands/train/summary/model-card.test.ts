import { appendEpoch, emptyHistory } from '@lenet5/metrics';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SAMPLE_START, sampleEpochs } from '../../../testing/sample-events.js';
import { DEFAULT_CONFIG } from '../config/train-config.js';
import { type CardContent, modelCard } from './model-card.js';

const train = { images: new Uint8Array(784), labels: Uint8Array.of(0), count: 1 };

const RUN: CardContent = {
  config: DEFAULT_CONFIG,
  data: { source: 'bundled', verified: true, train },
  history: sampleEpochs().reduce(appendEpoch, emptyHistory()),
  diagnosis: 'Validation accuracy stopped improving after epoch 5.',
  start: SAMPLE_START,
  end: {
    type: 'end',
    epochs: 10,
    best: { epoch: 9, accuracy: 0.9935, val_accuracy: 0.989 },
    stopped: 'completed',
    reason: 'completed',
  },
  lenet5: '1.2.3',
};

/** Parses the front matter of a card. */
function metadata(card: string): Record<string, unknown> {
  const [, yaml = ''] = /^---\n(.*?)\n---\n\n#/s.exec(card) ?? [];
  return parse(yaml);
}

/** The results in the front matter. */
function results(card: string): unknown {
  return metadata(card)['model-index'];
}

describe('modelCard(run)', () => {
  test('starts with the metadata for the Hub: license, library, tags, data, metrics, results', () => {
    expect(metadata(modelCard(RUN))).toEqual({
      license: 'mit',
      library_name: 'tfjs',
      pipeline_tag: 'image-classification',
      tags: ['lenet-5', 'mnist', 'image-classification', 'tensorflow.js'],
      datasets: ['ylecun/mnist'],
      metrics: ['accuracy'],
      'model-index': [
        {
          name: 'lenet5',
          results: [
            {
              task: { type: 'image-classification', name: 'Image Classification' },
              dataset: { type: 'ylecun/mnist', name: 'MNIST', split: 'test' },
              metrics: [
                { type: 'accuracy', name: 'Accuracy', value: 0.986 },
                { type: 'cross_entropy', name: 'Loss', value: 3.2 * (1 - 0.986) },
              ],
            },
          ],
        },
      ],
    });
  });

  test('has the score of the weights that the model has: those of the best epoch if restored', () => {
    const end = { ...RUN.end, stopped: 'early', reason: 'early-stopping', restored: 9 } as const;
    const card = modelCard({ ...RUN, end });
    expect(results(card)).toMatchObject([{ results: [{ metrics: [{ value: 0.989 }, {}] }] }]);
    expect(card).toContain(
      'The model has the weights of epoch 9 of 10. Validation accuracy stopped improving after epoch 5.',
    );
  });

  test('has no score if the weights were not scored', () => {
    const interrupted = modelCard({
      ...RUN,
      end: { ...RUN.end, stopped: 'interrupted', reason: 'interrupted' },
    });
    expect(results(interrupted)).toBeUndefined();
    expect(interrupted).toContain('The model has no score');
    const history = sampleEpochs(10, false).reduce(appendEpoch, emptyHistory());
    expect(results(modelCard({ ...RUN, history }))).toBeUndefined();
  });

  test('names other data by its folder, whatever its name', () => {
    const card = modelCard({ ...RUN, data: { source: '/data/Fashion: "new" #1', verified: false, train } });
    expect(metadata(card).datasets).toBeUndefined();
    expect(results(card)).toMatchObject([
      { results: [{ dataset: { type: 'fashion-new-1', name: 'Fashion: "new" #1' } }] },
    ]);
  });

  test('describes other images and classes', () => {
    const set = { ...train, shape: [32, 32, 3], classNames: ['cat', 'dog'] } as const;
    const card = modelCard({ ...RUN, data: { source: '/pets', verified: false, train: set } });
    expect(card).toContain('classifies 32×32 images of 3 channels into 2 classes (cat, dog)');
    expect(card).toContain('float32 [batch, 32, 32, 3], 0 (paper) to 1 (ink) → [batch, 2]');
  });

  test('names the network of 1998 and its loss, and says that it has "none of these"', () => {
    const card = modelCard({ ...RUN, config: { ...DEFAULT_CONFIG, model: 'lenet5-1998', loss: 'mse' } });
    expect(results(card)).toMatchObject([
      { name: 'lenet5-1998', results: [{ metrics: [{}, { type: 'penalty' }] }] },
    ]);
    expect(card).toContain('| loss (penalty of the true class) |');
    expect(card).toContain('probability to none of its classes');
    expect(card).not.toContain('predicts one of its classes for any other image');
  });

  test('does not call the network of a file a LeNet-5', () => {
    const card = modelCard({ ...RUN, config: { ...DEFAULT_CONFIG, model: '/models/lenet5' } });
    expect(results(card)).toMatchObject([{ name: 'network' }]);
    expect(metadata(card).tags).not.toContain('lenet-5');
    expect(card).toContain('# A network on MNIST');
  });

  test('describes how the model was trained and how to repeat the run', () => {
    const card = modelCard(RUN);
    for (const text of [
      '# LeNet-5 on MNIST',
      '44,426 parameters',
      '98.60 %',
      '| optimizer | adam |',
      'lenet5 1.2.3',
    ]) {
      expect(card).toContain(text);
    }
    expect(card).not.toContain('null');
  });
});
