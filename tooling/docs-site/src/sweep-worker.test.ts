import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { type IJob, Job } from 'kubernetes-models/batch/v1/Job';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const readManifest = async (): Promise<IJob> =>
  parse(await readFile(join(ROOT, 'docs/sweep-worker.yaml'), 'utf8'));

test('docs/sweep-worker.yaml is a Job by the schema of Kubernetes', async () => {
  const manifest = await readManifest();
  expect(manifest).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job' });
  expect(() => new Job(manifest).validate()).not.toThrow();
});

test('the schema of Kubernetes refuses a wrong type', async () => {
  const { spec, ...manifest } = await readManifest();
  const wrong = { ...manifest, spec: { ...Object(spec), parallelism: 'four' } };
  expect(() => new Job(wrong).validate()).toThrow(/parallelism/);
});
