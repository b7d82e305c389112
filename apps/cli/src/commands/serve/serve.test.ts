import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectLayers, decodeSafetensors, initialWeights, plainLenet5, plainModel } from '@lenet5/core';
import { describedData, plainFromSafetensors } from '@lenet5/model';
import { savePlainModel } from '@lenet5/model/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { captureTerminal } from '../../testing/capture.js';
import { networkFile, networkName } from './network-file.js';
import { type PageServer, servePage } from './page-server.js';
import { type ServeOptions, startServer } from './run-serve.js';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
afterAll(() => rmSync(folder, { recursive: true }));

const model = plainLenet5({ seed: 5 });
const at = (name: string): string => join(folder, name);
const warn = (): void => undefined;

beforeAll(async () => {
  mkdirSync(at('page/assets'), { recursive: true });
  writeFileSync(at('page/index.html'), '<!doctype html>the page');
  writeFileSync(at('page/assets/main.js'), 'code');
  writeFileSync(at('page/service-worker.js'), 'worker');
  writeFileSync(at('secret.txt'), 'secret');
  await savePlainModel(model, at('runs/1'));
});

const servers: PageServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Starts a server of the page on a free port. */
async function start(options: Partial<ServeOptions> = {}) {
  const { terminal } = captureTerminal();
  const all = {
    model: undefined,
    name: undefined,
    variant: {},
    port: 0,
    json: false,
    quiet: false,
    ...options,
  };
  const server = await startServer(all, at('page'), { out: terminal, err: terminal });
  servers.push(server);
  return server;
}

/** Sends a request as it is: `fetch` normalizes the path and sets the host. Returns the status. */
function send(address: string, path: string, headers = {}, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(address);
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('startServer(options)', () => {
  test('serves the page isolated from other origins, and MNIST from its package', async () => {
    const { page, address } = await start();
    expect(page).toBe(address);
    const html = await fetch(page);
    expect(await html.text()).toBe('<!doctype html>the page');
    expect(Object.fromEntries(html.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
    });
    const script = await fetch(`${address}assets/main.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const labels = new Uint8Array(
      await (await fetch(`${address}data/t10k-labels-idx1-ubyte.gz`)).arrayBuffer(),
    );
    // The header of IDX: bytes, one axis, 10,000 labels.
    expect([...labels.subarray(0, 8)]).toEqual([0, 0, 8, 1, 0, 0, 0x27, 0x10]);
  });

  test('serves the network, which the address of the page names', async () => {
    const { page, address } = await start({ model: at('runs/1'), name: at('runs/1') });
    expect(page).toBe(`${address}#draw?file=runs-1.safetensors`);
    const bytes = new Uint8Array(await (await fetch(`${address}runs-1.safetensors`)).arrayBuffer());
    expect(decodeSafetensors(bytes).tensors).toEqual(
      expect.arrayContaining(
        model.readValues().map((tensor) => expect.objectContaining({ name: tensor.name })),
      ),
    );
  });

  test('serves nothing else', async () => {
    const { address } = await start();
    for (const path of ['/nothing', '/service-worker.js', '/../secret.txt', '/%2e%2e/secret.txt', '/%ff'])
      expect([path, await send(address, path)]).toEqual([path, 404]);
    expect(await send(address, '/', {}, 'POST')).toBe(405);
    expect(await send(address, '/', {}, 'HEAD')).toBe(200);
    expect(await send(address, '/', { host: 'example.org' })).toBe(403);
  });

  test('reports a port that is in use', async () => {
    const { address } = await start();
    const port = Number(new URL(address).port);
    await expect(servePage(new Map(), port)).rejects.toThrow(
      `cannot listen on port ${port} of localhost (address already in use) — use another --port`,
    );
  });
});

/** The model in a file, and what it says about its data. */
async function read(bytes: Uint8Array) {
  return { model: await plainFromSafetensors(bytes), ...describedData(decodeSafetensors(bytes).metadata) };
}

describe('networkFile(path)', () => {
  test.each([
    { variant: '1998' as const },
    { classes: 26, activation: 'relu' as const, pooling: 'max' as const },
    { inputShape: [32, 32, 3] as const },
  ])('has the layers and the weights without loss: %j', async (options) => {
    const other = plainLenet5({ ...options, seed: 4 });
    await savePlainModel(other, at('other'));
    const found = await read(await networkFile(at('other'), {}, warn));
    expect(found.model?.config).toEqual(other.config);
    expect(found.model?.readValues()).toEqual(other.readValues());
    expect([found.classNames, found.data]).toEqual([undefined, undefined]);
    rmSync(at('other'), { recursive: true });
  });

  test('has the names of the classes and the data set of the run', async () => {
    await savePlainModel(plainLenet5({ classes: 2 }), at('letters/model'));
    writeFileSync(at('letters/config.json'), JSON.stringify({ data: '/data/emnist-letters' }));
    writeFileSync(at('letters/metrics.jsonl'), '');
    writeFileSync(at('letters/classes.json'), JSON.stringify(['a', 'b']));
    const { classNames, data } = await read(await networkFile(at('letters'), {}, warn));
    expect([classNames, data]).toEqual([['a', 'b'], 'emnist-letters']);
  });

  test('has the layers that the flags name for a file of weights', async () => {
    const torch = fileURLToPath(
      new URL('../../../../../packages/model/fixtures/torch-relu.safetensors', import.meta.url),
    );
    const variant = { activation: 'relu', pooling: 'average' } as const;
    const found = await read(await networkFile(torch, variant, warn));
    expect(found.model?.config.layers[0]).toMatchObject({ type: 'Conv2D', activation: 'relu' });
  });

  test('refuses a network that does not take images', async () => {
    const dense = { type: 'Dense', name: 'dense', units: 3, activation: 'softmax', useBias: true } as const;
    const config = { name: 'table', inputShape: [5], layers: [dense] };
    const table = plainModel(config, initialWeights(connectLayers(config), 1));
    await savePlainModel(table, at('table'));
    await expect(networkFile(at('table'), {}, warn)).rejects.toThrow('(its input is [5])');
  });

  test('refuses a network with layers that the engine does not know', async () => {
    const { layers, ...config } = model.config;
    const rescaling = { type: 'Rescaling', name: 'rescale', scale: 2, offset: 0 } as const;
    const other = [layers[0], rescaling, ...layers.slice(1)].flatMap((layer) => layer ?? []);
    await savePlainModel(plainModel({ ...config, layers: other }, model.readValues()), at('rescaled'));
    await expect(networkFile(at('rescaled'), {}, warn)).rejects.toThrow(
      `the page cannot show ${at('rescaled')} (`,
    );
  });
});

test('networkName(path) is made of the last two parts of a path', () => {
  expect(networkName('/home/me/runs/1')).toBe('runs-1.safetensors');
  expect(networkName('/my models/a b.onnx')).toBe('my-models-a-b.onnx.safetensors');
});
