import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../../../testing/capture.js';
import { SAMPLE_START } from '../../../testing/sample-events.js';
import { DEFAULT_CONFIG } from '../config/train-config.js';
import { lineProgress } from './line-progress.js';
import { describeData, noteStart } from './run-notes.js';

describe('describeData(data)', () => {
  test('writes one image in the singular', () => {
    const one = { images: new Uint8Array(784), labels: new Uint8Array(1), count: 1 };
    const data = { train: one, test: one, source: 'bundled', verified: true, provenance: 'MNIST, verified' };
    expect(describeData(data)).toBe('MNIST, verified: 1 image to train on, none to validate on');
  });
});

describe('noteStart(event, session)', () => {
  test('writes lines of at most 80 columns, with the momentum', () => {
    const { terminal, text } = captureTerminal();
    const config = { ...DEFAULT_CONFIG, optimizer: 'sgd', momentum: 0.9, schedule: 'cosine' } as const;
    const start = { ...SAMPLE_START, engine: 'compiled', kernels: 'relaxed-simd', threads: 64 } as const;
    noteStart(start, { config, isRestart: false, view: lineProgress(terminal) });
    const lines = text().trim().split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines[1]).toMatch(/^sgd 0\.001, momentum 0\.9 \(cosine\), batch \d+, seed \d+$/);
  });

  test('names the model that a run starts from, because its layers can be any', () => {
    const { terminal, text } = captureTerminal();
    const config = { ...DEFAULT_CONFIG, from: join(process.cwd(), 'runs/1') };
    noteStart(SAMPLE_START, { config, isRestart: false, view: lineProgress(terminal) });
    expect(text()).toMatch(/^the network of runs\/1, [\d,]+ parameters; /);
  });
});
