import { expect, test } from 'vitest';
import { markdownTable } from './table.js';

test('markdownTable(rows) has the machine, and a row per scenario with what was lost', () => {
  const row = {
    scenario: 'kill',
    summary: 'kill -9',
    faults: 200,
    problems: ['a', 'b'],
    seconds: 3,
    figures: { rss: 1 },
  };
  const [machine, , , , line] = markdownTable([row]).split('\n');
  expect(machine).toMatch(/^Run on \d{4}-\d\d-\d\d, Node \d+/);
  expect(line).toBe('| `kill` | kill -9 | 200 | 198 | 2 | 3 s | rss 1 |');
});
