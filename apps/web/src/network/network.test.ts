import { plainLenet5 } from '@lenet5/core';
import { beforeEach, expect, test } from 'vitest';
import { initialWeights } from '../explain/weights.js';
import {
  closeOtherNetwork,
  type Network,
  type NetworkOrigin,
  network,
  otherNetwork,
  runNetwork,
  selectFileNetwork,
  selectNetwork,
  selectOtherNetwork,
  setRunNetwork,
  setShippedNetwork,
  startSelection,
} from './network.js';

const weights = initialWeights(1);
const make = (origin: NetworkOrigin, name: string): Network => ({ weights, files: [name], origin });
const shipped = make('shipped', 'shipped');
const run = make('run', 'epoch 1');

beforeEach(() => {
  setShippedNetwork(shipped);
  setRunNetwork(undefined);
  selectNetwork('shipped');
});

test('the shipped network is selected at first', () => {
  setRunNetwork(run);
  expect(network.value).toBe(shipped);
});

test('the selected network follows the run while the network of the run is selected', () => {
  setRunNetwork(run);
  selectNetwork('run');
  const next = make('run', 'epoch 2');
  setRunNetwork(next);
  expect(network.value).toBe(next);
  selectNetwork('shipped');
  setRunNetwork(run);
  expect(network.value).toBe(shipped);
});

test('the shipped network replaces the selected network of a run that no longer exists, and stays selected', () => {
  setRunNetwork(run);
  selectNetwork('run');
  setRunNetwork(undefined);
  expect([network.value, runNetwork.value]).toEqual([shipped, undefined]);
  setRunNetwork(run);
  expect(network.value).toBe(shipped);
});

test('selectNetwork(origin) changes nothing if there is no such network', () => {
  const file = make('file', 'from mine.safetensors');
  selectFileNetwork(file);
  selectNetwork('run');
  expect(network.value).toBe(file);
});

test('startSelection() returns a signal that any later selection aborts', () => {
  const first = startSelection();
  const second = startSelection();
  expect([first.aborted, second.aborted]).toEqual([true, false]);
  selectNetwork('shipped');
  expect(second.aborted).toBe(true);
});

test('another network is shown beside the selected one until a network is selected, or it is closed', () => {
  const other = { model: plainLenet5({ classes: 3 }), files: ['three.onnx'] };
  selectFileNetwork(make('file', 'file'));
  selectOtherNetwork(other);
  expect([otherNetwork.value, network.value]).toEqual([other, shipped]);
  closeOtherNetwork();
  expect([otherNetwork.value, network.value]).toEqual([undefined, shipped]);
  setRunNetwork(run);
  selectNetwork('run');
  selectOtherNetwork(other);
  expect(network.value).toBe(run);
  selectNetwork('shipped');
  expect([otherNetwork.value, network.value]).toEqual([undefined, shipped]);
});
