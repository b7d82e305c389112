import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PACKAGE = join(import.meta.dirname, '..', '..');

let project: string;

/** The built package in a project without the optional h5wasm. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'without-h5wasm-'));
  const modules = join(project, 'node_modules');
  await mkdir(join(modules, '@lenet5'), { recursive: true });
  for (const name of ['@tensorflow', '@lenet5/core', 'fflate', 'protobufjs']) {
    await symlink(join(PACKAGE, 'node_modules', name), join(modules, name), 'junction');
  }
  for (const name of ['dist', 'package.json']) {
    await cp(join(PACKAGE, name), join(modules, '@lenet5', 'model', name), { recursive: true });
  }
});

afterAll(() => rm(project, { recursive: true }));

const run = (program: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: project, encoding: 'utf8' });

test('without h5wasm, all formats except Keras work', () => {
  const printed = run(`
    import '@tensorflow/tfjs-backend-cpu';
    import { lenet5, toCsv, toSafetensors } from '@lenet5/model';
    import { toOnnx } from '@lenet5/model/onnx';
    const model = lenet5();
    const files = await Promise.all([toCsv(model), toSafetensors(model), toOnnx(model)]);
    console.log(files.every((file) => file.length > 0));
  `);
  expect(printed).toBe('true\n');
});

test('without h5wasm, toKeras() throws MissingPackageError with the command to install it', () => {
  const printed = run(`
    import '@tensorflow/tfjs-backend-cpu';
    import { lenet5 } from '@lenet5/model';
    import { toKeras } from '@lenet5/model/keras';
    await toKeras(lenet5()).catch(({ code, message }) => console.log(code, message));
  `);
  expect(printed).toMatch(
    /^MODEL_MISSING_PACKAGE the format of Keras needs an optional package \(Cannot find package 'h5wasm'.*\) — run npm install h5wasm@0\.10\.3\n$/,
  );
});
