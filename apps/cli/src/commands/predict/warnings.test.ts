import { expect, test } from 'vitest';
import { MNIST_RANGES } from '../../data-set/input-measures.js';
import { captureTerminal } from '../../testing/capture.js';
import { type Digit, toPredictions } from './prediction.js';
import { noteScaled, warnAboutUnlike } from './warnings.js';

const blank = (name: string, source?: Digit['source']): Digit => ({
  name,
  pixels: new Uint8Array(784),
  shape: [28, 28, 1],
  ...(source ? { source } : {}),
});
const raw = (file: string): Digit => blank(file, { file, raw: true, scaledFrom: [400, 300] });

test('warnAboutUnlike() names the images that are unlike the training images, but not those of a data set', () => {
  const probabilities = new Float32Array(20).fill(0.1);
  const digits = [blank('a.png', { file: 'a.png', raw: true }), blank('test image 3')];
  const predicted = { probabilities, amongDigits: probabilities };
  const { terminal, text } = captureTerminal();
  warnAboutUnlike(toPredictions(digits, predicted, { ranges: MNIST_RANGES }), terminal);
  expect(text()).toBe(
    'warning: a.png looks unlike the training images: 0 % of its area is ink (theirs: 2 % to 31 %); it has 0 parts (theirs: 1 to 3)\n',
  );
  warnAboutUnlike(toPredictions(digits, predicted), terminal);
  expect(text().split('\n')).toHaveLength(2);
});

test('noteScaled() says how images were scaled, and counts many', () => {
  const lines: string[] = [];
  const note = (line: string) => lines.push(line);
  noteScaled([raw('a.png'), blank('b.png')], [28, 28, 1], note);
  noteScaled(
    Array.from({ length: 10 }, (_, index) => raw(String(index))),
    [32, 28, 1],
    note,
  );
  expect(lines).toEqual([
    'note: a.png was scaled from 400×300 to 28×28 pixels',
    'note: 10 images were scaled to 28×32 pixels',
  ]);
});
