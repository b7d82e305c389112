import { appendEpoch, emptyHistory } from '@lenet5/metrics';
import { describe, expect, test } from 'vitest';
import { visibleWidth } from '../../../terminal/side-by-side.js';
import { captureTerminal } from '../../../testing/capture.js';
import { sampleEpochs } from '../../../testing/sample-events.js';
import { drawEpochTable } from './epoch-table.js';
import type { Prediction } from './prediction.js';
import { drawSummary, type RunSummary } from './summary.js';

const prediction: Prediction = {
  pixels: new Uint8Array(784).fill(255, 200, 240),
  shape: [28, 28, 1],
  label: 7,
  probabilities: Float32Array.of(0, 0, 0, 0.001, 0, 0, 0, 0.9989, 0, 0.0001),
  predicted: 7,
};

function summaryOf(count: number): RunSummary {
  const epochs = sampleEpochs(count);
  return {
    epochs,
    history: epochs.reduce(appendEpoch, emptyHistory()),
    ...(count > 0 ? { best: Math.min(9, count) } : {}),
    diagnosis:
      'A sentence of many words that has to be wrapped on any terminal that is narrower than the sentence itself is.',
    prediction,
    folder: 'runs/1',
  };
}

describe('drawEpochTable(epochs, best)', () => {
  test('has one row per epoch and marks the best one', () => {
    const { terminal } = captureTerminal();
    const lines = drawEpochTable(sampleEpochs(), 9, terminal);
    expect(lines[0]).toBe('epoch   train loss   train accuracy   val loss   val accuracy     time');
    expect(lines[9]).toBe('    9       0.0221          99.35 %     0.0352        98.90 %   12.3 s   best');
    expect(lines.filter((line) => line.endsWith('best'))).toHaveLength(1);
  });

  test('has no validation columns without validation', () => {
    const { terminal } = captureTerminal();
    const [head] = drawEpochTable(sampleEpochs(2, false), 2, terminal);
    expect(head).toBe('epoch   train loss   train accuracy     time');
  });
});

describe('drawSummary(summary)', () => {
  test.each([
    [40, true],
    [80, true],
    [120, true],
    [40, false],
    [80, false],
    [120, false],
  ])('keeps within %i columns (UTF-8: %s)', (columns, unicode) => {
    for (const colors of [true, false]) {
      const { terminal, text } = captureTerminal({ columns, unicode, colors });
      for (const line of drawSummary(summaryOf(10), terminal)) terminal.line(line);
      for (const line of text().split('\n')) expect(visibleWidth(line)).toBeLessThanOrEqual(columns);
      if (!unicode && !colors) expect(text()).toMatch(/^\p{ASCII}*$/u);
    }
  });

  test.each([
    [0.2, /none of these 20\.00 %(?!:)/],
    [0.9995, /none of these 99\.95 %: the most probable/],
  ])('shows a probability of %d of "none of these" after the classes', (noneOfThese, line) => {
    const { terminal } = captureTerminal();
    const summary = { ...summaryOf(1), prediction: { ...prediction, noneOfThese } };
    expect(drawSummary(summary, terminal).filter((one) => line.test(one))).toHaveLength(1);
    expect(drawSummary(summaryOf(1), terminal).join()).not.toContain('none of these');
  });

  test('contains table, curves, diagnosis, prediction and folder, in this order', () => {
    const text = drawSummary(summaryOf(10), captureTerminal().terminal).join('\n');
    const parts = [
      'train loss',
      'accuracy (%) by epoch',
      'loss by epoch',
      'A sentence',
      'true 7, predicted 7',
      'run folder: runs/1',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('omits table and curves if no epoch has ended', () => {
    const text = drawSummary(summaryOf(0), captureTerminal().terminal).join('\n');
    expect(text).not.toContain('epoch');
    expect(text).toContain('predicted 7');
  });
});
