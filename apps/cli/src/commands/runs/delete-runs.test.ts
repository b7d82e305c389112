import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { captureTerminal } from '../../testing/capture.js';
import { writeSampleRun } from '../../testing/sample-run.js';
import { type Confirm, confirmOnTerminal, deleteRuns } from './delete-runs.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delete-runs-'));
  for (const name of ['1', '2']) {
    await writeSampleRun(join(folder, name));
    await writeFile(join(folder, name, 'classes.json'), '[]');
    await mkdir(join(folder, name, 'checkpoints'));
    await writeFile(join(folder, name, 'checkpoints/last.safetensors'), '');
  }
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Deletes runs of the folder. Returns what was written. */
async function remove(
  names: readonly string[],
  {
    yes = true,
    json = false,
    confirm = async () => false,
  }: { yes?: boolean; json?: boolean; confirm?: Confirm } = {},
) {
  const [out, err] = [captureTerminal(), captureTerminal()];
  const folders = names.map((name) => join(folder, name));
  const options = { folders, yes, json, quiet: false };
  const deleted = await deleteRuns(options, { out: out.terminal, err: err.terminal }, confirm);
  return { deleted, stdout: out.text(), stderr: err.text() };
}

describe('deleteRuns(options)', () => {
  test('deletes run folders', async () => {
    const path = join(folder, '1');
    expect(await remove(['1', '1'])).toEqual({ deleted: true, stdout: `${path}\n`, stderr: '' });
    expect(await readdir(folder)).toEqual(['2']);
  });

  test('keeps files that the run did not write', async () => {
    await writeFile(join(folder, '1/README.md'), 'mine');
    await writeFile(join(folder, '1/notes.txt'), '');
    const { stdout, stderr } = await remove(['1'], { json: true });
    expect(JSON.parse(stdout)).toEqual({
      run: join(folder, '1'),
      deleted: true,
      kept: ['README.md', 'notes.txt'],
    });
    expect(stderr).toContain('with files of others: README.md, notes.txt');
    expect(await readdir(join(folder, '1'))).toEqual(['README.md', 'notes.txt']);
  });

  test('deletes nothing if one of the folders is not a run, or is being trained', async () => {
    await mkdir(join(folder, 'photos'));
    await expect(remove(['1', 'photos'])).rejects.toThrow('photos is not a run folder');
    await writeFile(join(folder, '2/.running'), `${process.ppid} ${hostname()}\n`);
    await expect(remove(['1', '2'])).rejects.toThrow(`is in use (process ${process.ppid})`);
    expect(await readdir(folder)).toEqual(['1', '2', 'photos']);
  });

  test('asks before it deletes', async () => {
    const questions: string[] = [];
    const answer = (yes: boolean) => async (question: string) => {
      questions.push(question);
      return yes;
    };
    const refused = await remove(['1', '2'], { yes: false, confirm: answer(false) });
    expect(refused).toEqual({ deleted: false, stdout: '', stderr: 'nothing was deleted\n' });
    expect(await readdir(folder)).toEqual(['1', '2']);
    expect((await remove(['1', '2'], { yes: false, confirm: answer(true) })).deleted).toBe(true);
    expect(await readdir(folder)).toEqual([]);
    expect(questions[0]).toBe(`delete 2 runs: ${join(folder, '1')}, ${join(folder, '2')}?`);
  });

  test('needs --yes where nobody can answer', async () => {
    await expect(remove(['1'], { yes: false, confirm: confirmOnTerminal })).rejects.toThrow('add --yes');
    expect(await readdir(folder)).toEqual(['1', '2']);
  });
});
