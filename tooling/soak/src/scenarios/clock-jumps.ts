import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moments } from '../moments.js';
import type { Scenario } from '../scenario.js';
import { finishRun, referenceRun } from '../training/finish-run.js';
import { inFolder } from '../training/in-folder.js';
import { shortRun } from '../training/short-run.js';
import { type Call, lenet5 } from '../training/train.js';

const MINUTE = 60;

const whileClockJumps = (words: readonly string[]): Promise<Call> =>
  lenet5(words, { preload: ['jumping-clock'] });

/** The wall clock jumps by years while a run trains, is killed and resumed. */
export const clockJumps: Scenario = {
  name: 'clock-jumps',
  summary:
    'the wall clock jumps by up to ten years, forward and back, ten times a second in a run that is killed once',
  faults: 20,
  run: ({ faults, seed, note }) =>
    inFolder(async (folder) => {
      const next = moments(seed);
      const flags = await shortRun(folder, 200, 50);
      const expected = await referenceRun(join(folder, 'undisturbed'), flags);
      const problems: string[] = [];
      for (let run = 1; run <= faults; run++) {
        const path = join(folder, 'run');
        // A time limit or a lock that trusts the wall clock would end the run or refuse it.
        const args = ['train', '-q', '--out', path, '--max-time', '10m', ...flags];
        await lenet5(args, { preload: ['jumping-clock'], killAfter: 500 + 2000 * next() });
        problems.push(...(await finishRun(path, flags, expected, whileClockJumps)));
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
