import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit, folder, type Json, refusal, useGoodModel } from '../testing/broken-model.js';

useGoodModel();

describe('loadModel refuses', () => {
  test('a path where nothing is', async () => {
    expect(await refusal(join(folder, 'none'))).toEqual({
      code: 'MODEL_FILE_MISSING',
      message:
        'there is no model at DIR/none — give a folder that holds model.json, or the path of a model.json',
    });
  });

  test('a folder without model.json', async () => {
    await rm(join(folder, 'model.json'));
    expect(await refusal()).toEqual({
      code: 'MODEL_FILE_MISSING',
      message:
        'there is no model at DIR/model.json — give a folder that holds model.json, or the path of a model.json',
    });
  });

  test('a model whose weights.bin is missing', async () => {
    await rm(join(folder, 'weights.bin'));
    expect(await refusal()).toEqual({
      code: 'MODEL_FILE_MISSING',
      message:
        "a file of the model's weights is missing (DIR/weights.bin, named by DIR/model.json) — save or copy the model again, whole",
    });
  });

  test('a weights.bin that is a folder', async () => {
    await rm(join(folder, 'weights.bin'));
    await mkdir(join(folder, 'weights.bin'));
    expect(await refusal()).toEqual({
      code: 'MODEL_FILE_UNREADABLE',
      message:
        'DIR/weights.bin cannot be read (EISDIR: illegal operation on a directory, read) — check what it is and who may read it',
    });
  });

  test('a file that is not JSON, without spilling its bytes', async () => {
    const { code, message } = await refusal(join(folder, 'weights.bin'));
    expect(code).toBe('MODEL_NOT_JSON');
    expect(message).toMatch(/^DIR\/weights\.bin is not JSON \([\x20-\x7e]*\) — save the model again$/);
  });

  test('a model.json cut short', async () => {
    const text = await readFile(join(folder, 'model.json'), 'utf8');
    await writeFile(join(folder, 'model.json'), text.slice(0, 1000));
    expect(await refusal()).toMatchObject({ code: 'MODEL_NOT_JSON' });
  });

  test.each(['[]', '3', 'null', '"model"'])('JSON that is no object: %s', async (json) => {
    await writeFile(join(folder, 'model.json'), json);
    expect(await refusal()).toMatchObject({
      code: 'MODEL_NOT_LAYERS_MODEL',
      message: expect.stringContaining('no JSON object'),
    });
  });

  test.each<readonly [string, (json: Json) => void]>([
    ['by its format', (json) => Object.assign(json, { format: 'graph-model' })],
    ['by its nodes', (json) => Object.assign(json, { format: undefined, modelTopology: { node: [] } })],
  ])('a graph model, told %s', async (_, change) => {
    await edit((json) => {
      change(json);
      return json;
    });
    expect(await refusal()).toEqual({
      code: 'MODEL_IS_GRAPH_MODEL',
      message:
        'DIR/model.json is a tfjs graph model (a layers model is needed) — convert the original with ' +
        '--output_format=tfjs_layers_model, or open it with loadGraphModel() of @tensorflow/tfjs-converter',
    });
  });

  test.each<readonly [string, Json, string]>([
    ['of another format', { format: 'pickle' }, 'format "pickle"'],
    ['without topology', { modelTopology: undefined }, 'no modelTopology'],
    ['whose topology is something else', { modelTopology: { a: 1 } }, 'its modelTopology has no class_name'],
  ])('a model.json %s', async (_, change, found) => {
    await edit((json) => ({ ...json, ...change }));
    expect(await refusal()).toEqual({
      code: 'MODEL_NOT_LAYERS_MODEL',
      message: `DIR/model.json is not a tfjs layers model (${found}) — give the model.json that model.save() or saveModel() wrote`,
    });
  });

  test.each<readonly [string, unknown, string]>([
    [
      'that is no Sequential',
      { class_name: 'Functional', config: {} },
      'class Functional instead of Sequential',
    ],
    ['without layers', { class_name: 'Sequential', config: {} }, 'no list of layers'],
    [
      'with a layer that says nothing',
      { class_name: 'Sequential', config: { layers: [7] } },
      'a layer without class_name',
    ],
    [
      'whose first layer says no input shape',
      {
        class_name: 'Sequential',
        config: { name: 's', layers: [{ class_name: 'Flatten', config: { name: 'f' } }] },
      },
      'The first layer in a Sequential model must get an `inputShape` or `batchInputShape` argument',
    ],
    [
      'whose second layer cannot follow its first',
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
    expect(await refusal()).toEqual({
      code: 'MODEL_BAD_TOPOLOGY',
      message: `the layers of ${/^(The|Input)/.test(found) ? 'DIR' : 'DIR/model.json'} cannot be built (${found}) — save a tf.Sequential again`,
    });
  });

  test('layers that tfjs does not have, all of them named, nested ones too', async () => {
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
    expect(await refusal()).toEqual({
      code: 'MODEL_UNKNOWN_LAYER',
      message:
        'DIR/model.json uses layers tfjs does not have (Swirl, Twirl) — register each with ' +
        'tf.serialization.registerClass() first, or build the model of other layers',
    });
  });

  test.each<readonly [string, unknown, string]>([
    ['missing', undefined, 'it is missing'],
    ['no list', {}, 'not a list'],
    ['a list of nothing known', [3], 'group 0 has no lists of paths and weights'],
    ['without names', [{ paths: ['weights.bin'], weights: [{}] }], 'weight 0 has no name'],
    ['without shapes', [{ paths: [], weights: [{ name: 'a', dtype: 'float32' }] }], 'a has shape undefined'],
    [
      'with a path out of the folder',
      [{ paths: ['../weights.bin'], weights: [] }],
      'path "../weights.bin" is not inside',
    ],
    [
      'with an absolute path',
      [{ paths: ['/etc/hostname'], weights: [] }],
      'path "/etc/hostname" is not inside',
    ],
    ['with a Windows path', [{ paths: ['C:\\a.bin'], weights: [] }], 'path "C:\\\\a.bin" is not inside'],
    ['with a path that is no text', [{ paths: [1], weights: [] }], 'path 1 is not inside'],
  ])('a weightsManifest that is %s', async (_, weightsManifest, found) => {
    await edit((json) => ({ ...json, weightsManifest }));
    const { code, message } = await refusal();
    expect(code).toBe('MODEL_BAD_MANIFEST');
    expect(message).toContain(`the weightsManifest of DIR/model.json is wrong (${found}`);
  });
});
