import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../../../testing/capture.js';
import { SAMPLE_PROGRESS, SAMPLE_START, sampleEpochs } from '../../../testing/sample-events.js';
import { barLine, secondsLeft } from './bar-progress.js';
import { epochLine } from './epoch-line.js';
import { lineProgress } from './line-progress.js';

const [first] = sampleEpochs();

describe('epochLine(event)', () => {
  test('shows all figures if there is room', () => {
    expect(first && epochLine(first, 10, 200)).toBe(
      'epoch  1/10  train 89.80 %  val 98.20 %  loss 0.3468  val loss 0.0576  12.3 s  4,862 images/s',
    );
  });

  test.each([40, 80, 120])('keeps within %i columns and always shows both accuracies', (columns) => {
    const line = first ? epochLine(first, 10, columns) : '';
    expect(line.length).toBeLessThanOrEqual(columns);
    expect(line).toContain('train 89.80 %  val 98.20 %');
  });

  test('omits the validation if there is none', () => {
    const [unvalidated] = sampleEpochs(1, false);
    expect(unvalidated && epochLine(unvalidated, 1, 200)).toBe(
      'epoch 1/1  train 89.80 %  loss 0.3468  12.3 s  4,862 images/s',
    );
  });
});

describe('barLine(event)', () => {
  test('includes all remaining epochs in the time left', () => {
    // 7.5 epochs minus half a step, of 60,000 images at 5,000 images per second.
    expect(secondsLeft(SAMPLE_PROGRESS, SAMPLE_START)).toBeCloseTo(90 - 0.5 * (32 / 5000), 2);
  });

  test('shows bar, percentage, time left and speed', () => {
    const line = barLine(SAMPLE_PROGRESS, SAMPLE_START, 120, true);
    expect(line).toMatch(
      /^epoch 3\/10 █{20}░{20} {2} 50 % {2}ETA 1:30 {2}5,000 images\/s {2}train 98\.41 % {2}loss 0\.0512$/,
    );
  });

  test.each([20, 39, 79, 119])('keeps within %i columns, in ASCII too', (columns) => {
    for (const unicode of [true, false]) {
      expect(barLine(SAMPLE_PROGRESS, SAMPLE_START, columns, unicode).length).toBeLessThanOrEqual(columns);
    }
    expect(barLine(SAMPLE_PROGRESS, SAMPLE_START, columns, false)).toMatch(/^\p{ASCII}*$/u);
  });
});

describe('lineProgress(terminal)', () => {
  test('writes one line per epoch and nothing between', () => {
    const { terminal, text } = captureTerminal({ columns: 40 });
    const view = lineProgress(terminal);
    view.start(SAMPLE_START);
    view.progress(SAMPLE_PROGRESS);
    for (const event of sampleEpochs(2)) view.epoch(event);
    view.stop();
    expect(text().split('\n')).toEqual([
      'epoch  1/10  train 89.80 %  val 98.20 %  loss 0.3468  val loss 0.0576  12.3 s  4,862 images/s',
      'epoch  2/10  train 96.80 %  val 98.31 %  loss 0.1088  val loss 0.0541  12.3 s  4,862 images/s',
      '',
    ]);
  });
});
