import { cpus, totalmem } from 'node:os';
import type { ScenarioResult } from './scenario.js';

/** A result as a row. */
export interface TableRow extends Pick<ScenarioResult, 'faults' | 'problems' | 'figures'> {
  readonly scenario: string;
  readonly summary: string;
  readonly seconds: number;
}

/** The machine and the date of a table. */
function describeMachine(): string {
  const [first] = cpus();
  const model = first?.model.trim() ?? 'unknown processor';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, ${process.platform}, ${cpus().length} × ${model}, ${gigabytes} GB`;
}

/** A table in Markdown: the fault, how often it was tried, survived and lost. Only scenarios that ran are in it. */
export function markdownTable(rows: readonly TableRow[]): string {
  const lines = rows.map(({ scenario, summary, faults, problems, figures, seconds }) => {
    const lost = problems.length;
    const numbers = Object.entries(figures ?? {}).map(([name, value]) => `${name} ${value}`);
    const cells = [
      `\`${scenario}\``,
      summary,
      faults,
      faults - lost,
      lost,
      `${seconds} s`,
      numbers.join(', '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `Run on ${describeMachine()}.`,
    '',
    '| scenario | fault | tried | survived | lost | time | figures |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
