import type { CorpusScore, Tally } from './tally.js';

/** A network and how it reads the corpus. */
export interface ScoredNetwork {
  readonly name: string;
  readonly score: CorpusScore;
}

/** The scores of networks as Markdown tables: by part and style, by digit, and the confusions. */
export function scoreTables(networks: readonly ScoredNetwork[]): string {
  const heads = networks.map(({ name }) => name);
  const rows = (of: (score: CorpusScore) => readonly (readonly [string, Tally])[]): string[][] => {
    const columns = networks.map(({ score }) => of(score));
    return (columns[0] ?? []).map(([name], i) => [name, ...columns.map((column) => cell(column[i]![1]))]);
  };
  const parts = rows(({ all, tuning, heldOut, byStyle }) => [
    ['all', all],
    ['tuning styles', tuning],
    ['other styles', heldOut],
    ...byStyle,
  ]);
  const confusions = networks.map(({ name, score }) => {
    const pairs = score.confusions.map(([label, predicted, count]) => `${label} as ${predicted}: ${count}`);
    return `${name}: ${pairs.join(', ') || 'none'}`;
  });
  return [
    ...table(['style', ...heads], parts),
    '',
    ...table(
      ['digit', ...heads],
      rows(({ byDigit }) => [...byDigit]),
    ),
    '',
    'Confusions:',
    '',
    ...confusions.map((line) => `- ${line}`),
  ].join('\n');
}

function cell({ correct, count }: Tally): string {
  return `${((100 * correct) / count).toFixed(1)} % (${count - correct} wrong)`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)];
}
