import { Command } from 'commander';
import { markdownTable } from 'markdown-table';
import { measureContention } from './contention.js';
import { contestants } from './contestant.js';
import { ContestantProcess } from './contestant-process.js';
import { measureInference } from './inference.js';
import { measureMemory } from './memory.js';
import { measureNetworks } from './networks/measure-networks.js';
import { comparePeers } from './peers/compare-peers.js';
import { measureStartup } from './startup.js';
import {
  contentionTable,
  inferenceTable,
  memoryTable,
  networkTable,
  startupTable,
  trainingTable,
} from './tables.js';
import { measureTraining } from './training.js';

interface Flags {
  readonly rounds: string;
  readonly only?: string;
  readonly json?: boolean;
  readonly profile?: boolean;
  readonly startup?: boolean;
  readonly contention?: boolean;
  readonly memory?: boolean;
  readonly networks?: boolean;
  readonly baseline?: string;
  readonly peers?: boolean;
  readonly python: string;
  readonly markdown?: boolean;
}

async function printProfile(): Promise<void> {
  for (const contestant of contestants().filter(
    (entry) => entry.engine === 'compiled' && entry.threads === 1,
  )) {
    if (contestant.processes > 1) continue;
    const process = await ContestantProcess.start(contestant);
    const [answer] = await process.run('profile', 200);
    process.stop();
    const calls = answer?.calls ?? [];
    const total = calls.reduce((sum, call) => sum + call.microseconds, 0);
    const rows = calls.map(({ call, microseconds }) => [
      call,
      microseconds.toFixed(1),
      `${((100 * microseconds) / total).toFixed(1)} %`,
    ]);
    console.log(`\n${contestant.name}, ${contestant.kernels}: µs per step, by kernel call\n`);
    console.log(
      markdownTable([['call', 'µs', 'fraction'], ...rows, ['total', total.toFixed(1), '']], {
        align: ['l', 'r', 'r'],
      }),
    );
  }
}

const program = new Command('bench')
  .description('Compare the speed of engines on the reference training step (LeNet-5, batch 32, Adam)')
  .option('--rounds <n>', 'number of interleaved rounds; the table shows medians', '7')
  .option('--only <text>', 'measure only contestants whose "name kernels threads" contains the text')
  .option('--profile', 'also measure the time of each kernel call of the compiled plan')
  .option('--startup', 'measure only what commands take to load and run, and their memory')
  .option('--memory', 'measure only the resident memory of a training run, by part')
  .option('--networks', 'measure only the networks of examples/networks: compiled, and tfjs with our kernels')
  .option('--contention', 'measure only 1, 2 and auto threads, beside a busy process and without one')
  .option(
    '--baseline <folder>',
    'another built clone of the repository to measure beside this one: training, or --startup',
  )
  .option('--peers', 'compare with other libraries: PyTorch, Keras, JAX, jax-js, ConvNetJS')
  .option('--python <path>', 'with --peers: the Python that has them', process.env.PYTHON || 'python3')
  .option('--markdown', 'with --peers: print only the table')
  .option('--json', 'print only JSON Lines to stdout');

program.action(async (flags: Flags) => {
  const rounds = Number(flags.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    program.error(`--rounds is invalid ("${flags.rounds}") — use an integer of at least 1`);
  if (flags.peers) {
    const { only, python, json = false, markdown = false } = flags;
    await comparePeers({ rounds, ...(only === undefined ? {} : { only }), python, json, markdown });
    return;
  }
  if (flags.startup) {
    const rows = await measureStartup(rounds, flags.baseline);
    if (flags.json) for (const row of rows) console.log(JSON.stringify(row));
    else console.log(`Node ${process.version}\n\n${startupTable(rows)}`);
    return;
  }
  if (flags.memory) {
    const rows = await measureMemory();
    if (flags.json) for (const row of rows) console.log(JSON.stringify(row));
    else console.log(`Node ${process.version}\n\n${memoryTable(rows)}`);
    return;
  }
  if (flags.networks) {
    const rows = await measureNetworks(rounds, (what) => console.error(what));
    if (flags.json) for (const row of rows) console.log(JSON.stringify(row));
    else console.log(`Node ${process.version}\n\n${networkTable(rows)}`);
    return;
  }
  if (flags.contention) {
    const builds = new Set(contestants().map(({ kernels }) => kernels));
    const rows = await measureContention(
      builds.has('relaxed-simd') ? 'relaxed-simd' : 'simd',
      rounds,
      (round) => console.error(`round ${round} of ${rounds}`),
    );
    if (flags.json) for (const row of rows) console.log(JSON.stringify(row));
    else console.log(`Node ${process.version}\n\n${contentionTable(rows)}`);
    return;
  }
  const selected = contestants().filter(
    ({ name, kernels, threads }) => !flags.only || `${name} ${kernels} ${threads}`.includes(flags.only),
  );
  if (selected.length === 0)
    program.error(`--only matches no contestant ("${flags.only}") — omit it to see all names`);
  const trained = selected.filter(({ engine }) => engine !== 'predictor');
  const rows = await measureTraining(
    trained,
    rounds,
    (round, { name, kernels, threads }) =>
      console.error(`round ${round} of ${rounds}: ${name}, ${kernels}, ${threads} thread(s)`),
    flags.baseline,
  );
  const inference = await measureInference(selected, rounds);
  if (flags.json) for (const row of [...rows, ...inference]) console.log(JSON.stringify(row));
  else console.log(`Node ${process.version}\n\n${trainingTable(rows)}\n\n${inferenceTable(inference)}`);
  if (flags.profile && !flags.json) await printProfile();
});
await program.parseAsync();
