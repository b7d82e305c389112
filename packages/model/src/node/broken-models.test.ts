import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { edit, folder, type Json, rejection, useValidModel } from '../testing/broken-model.js';

useValidModel();

describe('loadModel(path) rejects', () => {
  test('a path that does not exist', async () => {
    expect(await rejection(join(folder, 'none'))).toEqual({
      code: 'MODEL_FILE_MISSING',
      message: 'no model at DIR/none — pass a folder that contains model.json, or the path of a model.json',
    });
  });

  test('a folder without model.json', async () => {
    await rm(join(folder, 'model.json'));
    expect(await rejection()).toEqual({
      code: 'MODEL_FILE_MISSING',
      message:
        'no model at DIR/model.json — pass a folder that contains model.json, or the path of a model.json',
    });
  });

  test('a model whose weights.bin is missing', async () => {
    await rm(join(folder, 'weights.bin'));
    expect(await rejection()).toEqual({
      code: 'MODEL_FILE_MISSING',
      message:
        'weights file DIR/weights.bin is missing (named in DIR/model.json) — save or copy the whole model again',
    });
  });

  test('a weights.bin that is a folder', async () => {
    await rm(join(folder, 'weights.bin'));
    await mkdir(join(folder, 'weights.bin'));
    expect(await rejection()).toEqual({
      code: 'MODEL_FILE_UNREADABLE',
      message:
        'DIR/weights.bin cannot be read (EISDIR: illegal operation on a directory, read) — check the file and its permissions',
    });
  });

  test('a file that is not JSON, without its bytes in the message', async () => {
    const { code, message } = await rejection(join(folder, 'weights.bin'));
    expect(code).toBe('MODEL_FORMAT');
    expect(message).toMatch(
      /^DIR\/weights\.bin is not a valid tfjs layers model \(not JSON: [\x20-\x7e]*\) — save a tf\.Sequential/,
    );
  });

  test('a truncated model.json', async () => {
    const text = await readFile(join(folder, 'model.json'), 'utf8');
    await writeFile(join(folder, 'model.json'), text.slice(0, 1000));
    expect(await rejection()).toMatchObject({ code: 'MODEL_FORMAT' });
  });

  test.each(['[]', '3', 'null', '"model"'])('JSON that is not an object: %s', async (json) => {
    await writeFile(join(folder, 'model.json'), json);
    expect(await rejection()).toMatchObject({
      code: 'MODEL_FORMAT',
      message: expect.stringContaining('not a JSON object'),
    });
  });

  test.each<readonly [string, (json: Json) => void]>([
    ['by its format', (json) => Object.assign(json, { format: 'graph-model' })],
    ['by its nodes', (json) => Object.assign(json, { format: undefined, modelTopology: { node: [] } })],
  ])('a graph model, recognized %s', async (_, change) => {
    await edit((json) => {
      change(json);
      return json;
    });
    expect(await rejection()).toEqual({
      code: 'MODEL_IS_GRAPH_MODEL',
      message:
        'DIR/model.json is a tfjs graph model, not a layers model — convert the original with ' +
        '--output_format=tfjs_layers_model, or load it with loadGraphModel() of @tensorflow/tfjs-converter',
    });
  });

  test.each<readonly [string, Json, string]>([
    ['of another format', { format: 'pickle' }, 'format "pickle"'],
    ['without topology', { modelTopology: undefined }, 'no modelTopology'],
    ['with another topology', { modelTopology: { a: 1 } }, 'modelTopology has no class_name'],
  ])('a model.json %s', async (_, change, found) => {
    await edit((json) => ({ ...json, ...change }));
    expect(await rejection()).toEqual({
      code: 'MODEL_FORMAT',
      message: `DIR/model.json is not a valid tfjs layers model (${found}) — save a tf.Sequential again with model.save() or saveModel()`,
    });
  });

  test.each<readonly [string, unknown, string]>([
    ['of another class', { class_name: 'Graph', config: {} }, 'class Graph, not Sequential'],
    ['without layers', { class_name: 'Sequential', config: {} }, 'no layers'],
    [
      'with an empty layer',
      { class_name: 'Sequential', config: { layers: [7] } },
      'a layer without class_name',
    ],
    [
      'whose first layer has no input shape',
      {
        class_name: 'Sequential',
        config: { name: 's', layers: [{ class_name: 'Flatten', config: { name: 'f' } }] },
      },
      'The first layer in a Sequential model must get an `inputShape` or `batchInputShape` argument',
    ],
    [
      'whose second layer does not accept the output of the first',
      {
        class_name: 'Sequential',
        config: {
          name: 's',
          layers: [
            { class_name: 'Dense', config: { name: 'd', units: 2, batch_input_shape: [null, 3] } },
            { class_name: 'Conv2D', config: { name: 'c', filters: 2, kernel_size: [3, 3] } },
          ],
        },
      },
      'Input 0 is incompatible with layer c: expected ndim=4, found ndim=2',
    ],
  ])('a topology %s', async (_, modelTopology, found) => {
    await edit((json) => ({ ...json, modelTopology }));
    expect(await rejection()).toEqual({
      code: 'MODEL_FORMAT',
      message: `${/^(The|Input)/.test(found) ? 'DIR' : 'DIR/model.json'} is not a valid tfjs layers model (${found}) — save a tf.Sequential again with model.save() or saveModel()`,
    });
  });

  test('layers that tfjs does not know, and names them, nested ones too', async () => {
    const unknown = (name: string) => ({ class_name: name, config: { name } });
    const nested = {
      class_name: 'Sequential',
      config: { name: 'n', layers: [unknown('Swirl'), unknown('Twirl')] },
    };
    await edit((json) => ({
      ...json,
      modelTopology: {
        class_name: 'Sequential',
        config: { layers: [unknown('Swirl'), nested, unknown('Dense')] },
      },
    }));
    expect(await rejection()).toEqual({
      code: 'MODEL_UNKNOWN_LAYER',
      message:
        'DIR/model.json has layers that tfjs does not know (Swirl, Twirl) — register them with ' +
        'tf.serialization.registerClass() before you load the model',
    });
  });

  test.each([
    ['9.0.0', 'MODEL_NEWER'],
    ['0.0.0', 'MODEL_UNKNOWN_LAYER'],
  ])('layers that it does not know, of the release %s, as %s', async (release, code) => {
    const layers = [{ class_name: 'Swirl', config: { name: 'swirl' } }];
    await edit((json) => ({
      ...json,
      convertedBy: `@lenet5/model ${release}`,
      modelTopology: { class_name: 'Sequential', config: { layers } },
    }));
    const found = await rejection();
    expect(found.code).toBe(code);
    if (code === 'MODEL_NEWER')
      expect(found.message).toBe(
        `a later version wrote DIR (${release}; this is ${manifest.version}) — update the @lenet5 packages to ${release} or later`,
      );
  });

  test.each<readonly [string, unknown, string]>([
    ['missing', undefined, 'missing'],
    ['not an array', {}, 'not an array'],
    ['an array of numbers', [3], 'group 0 has no arrays paths and weights'],
    ['without names', [{ paths: ['weights.bin'], weights: [{}] }], 'weight 0 has no name'],
    ['without shapes', [{ paths: [], weights: [{ name: 'a', dtype: 'float32' }] }], 'a has shape undefined'],
    [
      'with a path outside the folder',
      [{ paths: ['../weights.bin'], weights: [] }],
      'path "../weights.bin" is outside the folder',
    ],
    [
      'with an absolute path',
      [{ paths: ['/etc/hostname'], weights: [] }],
      'path "/etc/hostname" is outside the folder',
    ],
    [
      'with a Windows path',
      [{ paths: ['C:\\a.bin'], weights: [] }],
      'path "C:\\\\a.bin" is outside the folder',
    ],
    ['with a path that is not a string', [{ paths: [1], weights: [] }], 'path 1 is outside the folder'],
  ])('a weightsManifest that is %s', async (_, weightsManifest, found) => {
    await edit((json) => ({ ...json, weightsManifest }));
    const { code, message } = await rejection();
    expect(code).toBe('MODEL_FORMAT');
    expect(message).toContain(`DIR/model.json is not a valid tfjs layers model (weightsManifest: ${found}`);
  });
});
