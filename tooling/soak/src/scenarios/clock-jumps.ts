import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moments } from '../moments.js';
import type { Scenario } from '../scenario.js';
import { finishRun, referenceRun } from '../training/finish-run.js';
import { inFolder } from '../training/in-folder.js';
import { lenet5, trainFlags } from '../training/train.js';

const FLAGS = trainFlags(200, 50);
const MINUTE = 60;

/** The wall clock jumps by years while a run trains, is killed and resumed. */
export const clockJumps: Scenario = {
  name: 'clock-jumps',
  summary:
    'the wall clock jumps by up to ten years, forward and back, ten times a second in a run that is killed once',
  faults: 20,
  run: ({ faults, seed, note }) =>
    inFolder(async (folder) => {
      const next = moments(seed);
      const expected = await referenceRun(join(folder, 'undisturbed'), FLAGS);
      const problems: string[] = [];
      for (let run = 1; run <= faults; run++) {
        const path = join(folder, 'run');
        // A time limit or a lock that trusts the wall clock would end the run or refuse it.
        const args = ['train', '-q', '--out', path, '--max-time', '10m', ...FLAGS];
        await lenet5(args, { preload: ['jumping-clock'], killAfter: 500 + 2000 * next() });
        problems.push(...(await finishRun(path, FLAGS, expected, { preload: ['jumping-clock'] })));
        problems.push(...(await wrongSeconds(path)));
        await rm(path, { recursive: true, force: true });
        note(`${run} of ${faults} runs`);
      }
      return { faults, trials: faults, problems };
    }),
};

async function wrongSeconds(folder: string): Promise<string[]> {
  const lines = (await readFile(join(folder, 'metrics.jsonl'), 'utf8')).trim().split('\n');
  return lines.flatMap((line) => {
    const { type, seconds } = JSON.parse(line);
    const isWrong = type === 'epoch' && !(seconds >= 0 && seconds < MINUTE);
    return isWrong ? [`an epoch took ${seconds} s`] : [];
  });
}
