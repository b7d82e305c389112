import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moments } from '../moments.js';
import type { Scenario } from '../scenario.js';
import { finishRun, referenceRun } from '../training/finish-run.js';
import { inFolder } from '../training/in-folder.js';
import { shortRun } from '../training/short-run.js';
import { lenet5 } from '../training/train.js';

const STEPS_PER_EPOCH = 400;
const CHECKPOINT_STEPS = 50;
/** Kills of one run before it may end. */
const KILLS_PER_RUN = 10;

/** `lenet5 train` is killed with `kill -9` and resumed, several times a run. */
export const killRun: Scenario = {
  name: 'kill-run',
  summary: 'kill -9 of lenet5 train at random moments, with a checkpoint every 50 steps',
  faults: 200,
  run: ({ faults, seed, note, progress }) =>
    inFolder(async (folder) => {
      const flags = await shortRun(folder, STEPS_PER_EPOCH, CHECKPOINT_STEPS);
      const start = performance.now();
      const expected = await referenceRun(join(folder, 'undisturbed'), flags);
      // Of the last run that was not killed: other programs use the processors, too.
      let milliseconds = performance.now() - start;
      const problems: string[] = [];
      // Every run has moments of its own, so that the scenario can go on after a break, and has others if a run was not killed.
      let kills = progress?.done ?? 0;
      let ended = 0;
      for (let run = 1; kills < faults; run++) {
        const next = moments(seed + kills + 1000 * run);
        const path = join(folder, String(run));
        for (let kill = 0; kill < KILLS_PER_RUN && kills < faults; kill++) {
          const isThere = existsSync(join(path, 'config.json'));
          if (!isThere) await rm(path, { recursive: true, force: true });
          const args = isThere ? ['--resume', path] : ['--out', path, ...flags];
          // Up to a bit more than the duration of a run, so that also the files at the end are interrupted.
          const begun = performance.now();
          const { code, stderr } = await lenet5(['train', '-q', ...args], {
            killAfter: 1.1 * milliseconds * next(),
          });
          if (code === null) kills++;
          else if (code !== 0) problems.push(`${args.slice(0, 2).join(' ')}: ${stderr.trim()}`);
          if (code === null) continue;
          if (!isThere) milliseconds = performance.now() - begun;
          break;
        }
        problems.push(...(await finishRun(path, flags, expected)));
        await rm(path, { recursive: true, force: true });
        ended = run;
        if (problems.length === 0) await progress?.save(kills);
        note(`${kills} of ${faults} kills, ${ended} runs`);
      }
      return { faults: kills, trials: ended, problems };
    }),
};
