import { Command } from 'commander';
import { runSoak } from './run-soak.js';
import { SCENARIOS } from './scenarios/scenarios.js';
import { untilSignal } from './until-signal.js';

interface Flags {
  readonly faults?: string;
  readonly seed: string;
  readonly state?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const list = SCENARIOS.map(({ name, summary, faults }) => `  ${name.padEnd(18)}${summary} (${faults})`).join(
  '\n',
);

await new Command('soak')
  .description(
    'Makes faults of many kinds, and checks that nothing is lost: runs, sweeps, files from strangers, memory.',
  )
  .argument('[scenario…]', 'scenarios to run (default: all)')
  .option('--faults <n>', 'faults of each scenario, instead of its own number')
  .option('--seed <n>', 'seed of the moments', '1')
  .option('--state <file>', 'a file that remembers what has passed, to go on after a break')
  .option('--json', 'JSON Lines on stdout')
  .option('--markdown', 'end with the table of docs/reliability.md')
  .addHelpText('after', `\nScenarios (faults):\n${list}`)
  .action(
    async (
      _: string | undefined,
      { faults, seed, state, json = false, markdown = false }: Flags,
      command: Command,
    ) => {
      const names = command.args;
      const unknown = names.find((name) => !SCENARIOS.some((one) => one.name === name));
      if (unknown !== undefined) command.error(`unknown scenario ${unknown}`);
      const scenarios = SCENARIOS.filter(({ name }) => names.length === 0 || names.includes(name));
      const count = faults === undefined ? undefined : Number(faults);
      const options = { scenarios, faults: count, seed: Number(seed), state, json, markdown };
      const run = async () => {
        process.exitCode = (await runSoak(options)) ? 0 : 1;
      };
      await untilSignal(run());
    },
  )
  .allowExcessArguments()
  .parseAsync();
