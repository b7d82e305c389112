import { loadMnist } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { fit } from '@lenet5/trainer';
import { setupWasm } from '@lenet5/wasm';
import { enableProdMode } from '@tensorflow/tfjs-core';
import { Command } from 'commander';
import { markdownTable } from 'markdown-table';

interface Flags {
  readonly seeds: string;
  readonly epochs: string;
  readonly json?: boolean;
}

const ENGINES = ['tfjs', 'compiled'] as const;

/** Mean and standard error of the mean of at least two values. */
function meanOf(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

const percent = (value: number): string => (100 * value).toFixed(2);

const program = new Command('accuracy')
  .description('Measure the validation accuracy of the reference job for several seeds on both engines')
  .option('--seeds <n>', 'number of runs per engine, with seeds 1 to n', '5')
  .option('--epochs <n>', 'epochs per run', '10')
  .option('--json', 'print only JSON Lines to stdout');

function readInteger(flag: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  return program.error(`${flag} is invalid ("${text}") — use an integer of at least 1`);
}

program.action(async ({ seeds: seedsText, epochs: epochsText, json }: Flags) => {
  const [seeds, epochs] = [readInteger('--seeds', seedsText), readInteger('--epochs', epochsText)];
  enableProdMode();
  await setupWasm();
  const { train, test } = await loadMnist();
  const finals = new Map<string, number[]>(ENGINES.map((engine) => [engine, []]));
  const rows = [['seed', ...ENGINES.map((engine) => `${engine}: final, best`)]];
  for (let seed = 1; seed <= seeds; seed++) {
    const row = [String(seed)];
    for (const engine of ENGINES) {
      const model = lenet5({ seed });
      const data = { train, validation: test };
      const { history } = await fit({
        model,
        data,
        seed,
        engine,
        kernels: 'simd',
        threads: 1,
        epochs,
      });
      const final = history.val_accuracy.at(-1) ?? Number.NaN;
      const best = Math.max(...history.val_accuracy);
      finals.get(engine)?.push(final);
      row.push(`${percent(final)}, ${percent(best)}`);
      if (json) console.log(JSON.stringify({ engine, seed, final, best }));
      else console.error(`seed ${seed}, ${engine}: ${percent(final)} %, best ${percent(best)} %`);
    }
    rows.push(row);
  }
  const means = ENGINES.map((engine) => meanOf(finals.get(engine) ?? []));
  if (seeds > 1)
    rows.push(['mean', ...means.map(({ mean, error }) => `${percent(mean)} ± ${percent(error)}`)]);
  if (!json) console.log(markdownTable(rows, { align: ['l', 'r', 'r'] }));
});
await program.parseAsync();
