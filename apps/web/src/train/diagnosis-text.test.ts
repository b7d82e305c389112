import { diagnose, type History, type Verdict } from '@lenet5/metrics';
import { diagnosisSentence } from '@lenet5/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadLaterTexts, speak } from '../language/texts.js';
import { diagnosisText } from './diagnosis-text.js';

beforeAll(async () => {
  await speak('en');
  await loadLaterTexts();
});

// The test files share the modules, and with them the language.
afterAll(() => speak('en'));

/** A history with these accuracies and, unless `losses` overrides it, a loss of 4 nats per mistake. */
function history(accuracy: number[], val_accuracy: number[], losses: Partial<History> = {}): History {
  const lossOf = (value: number): number => 4 * (1 - value);
  const loss = accuracy.map(lossOf);
  return { accuracy, val_accuracy, loss, val_loss: val_accuracy.map(lossOf), ...losses };
}

/** Random curves of all kinds: they rise, stop, fall, or stay at guessing. A fixed sequence. */
function randomHistory(seed: number): History {
  let state = seed * 2654435761;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const length = 1 + Math.floor(12 * random());
  const curve = (): number[] => {
    const [top, drop, speed] = [
      random() < 0.2 ? 0.1 : 0.9 + 0.1 * random(),
      random() < 0.3 ? 0.1 : 0,
      3 * random(),
    ];
    const after = 1 + Math.floor(length * random());
    return Array.from({ length }, (_, epoch) => {
      const fallen = drop * Math.max(0, epoch - after) * random();
      const value = top - 0.1 * Math.exp(-speed * epoch) - fallen + 0.001 * random();
      return Math.min(1, Math.max(0, value));
    });
  };
  const [accuracy, val_accuracy] = [curve(), random() < 0.1 ? [] : curve()];
  const of = (values: readonly number[]): number[] =>
    values.map(
      (value, epoch) => 4 * (1 - value) * (random() < 0.01 ? Number.NaN : 1) + (random() < 0.1 ? epoch : 0),
    );
  return history(accuracy, val_accuracy, { loss: of(accuracy), val_loss: of(val_accuracy) });
}

const plain = (text: string): string => text.replace(/\s/g, ' ');

test('diagnosisText() is in English the sentence of @lenet5/report, for every verdict', () => {
  const verdicts = new Set<Verdict>();
  const flat = history([0.98, 0.98, 0.98], [0.975, 0.975, 0.975]);
  for (const run of [flat, ...Array.from({ length: 600 }, (_, seed) => randomHistory(seed))]) {
    const diagnosis = diagnose(run, { validationCount: 10_000, trainingCount: 60_000, classes: 10 });
    verdicts.add(diagnosis.verdict);
    expect(plain(diagnosisText(run, diagnosis))).toBe(plain(diagnosisSentence(run, diagnosis)));
  }
  expect([...verdicts].sort()).toEqual([
    ...['diverged', 'flat', 'improving', 'not-learned', 'overfitting', 'plateaued', 'too-short', 'unstable'],
    'unvalidated',
  ]);
});

test('diagnosisText() follows the language of the page', async () => {
  await speak('de');
  const run = history([0.95, 0.985, 0.985, 0.985], [0.95, 0.98, 0.98, 0.98]);
  const diagnosis = diagnose(run, { validationCount: 10_000, classes: 10 });
  expect(plain(diagnosisText(run, diagnosis))).toBe(
    'Nach Epoche 2 stieg die Validierungsgenauigkeit nicht mehr (98,0 %, Rauschen ±0,14 Punkte), die ' +
      'Trainingsgenauigkeit auch nicht (von 98,5 % auf 98,5 %): 2 Epochen hätten genügt.',
  );
});
