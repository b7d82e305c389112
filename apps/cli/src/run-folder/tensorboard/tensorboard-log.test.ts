import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32c } from '@lenet5/core';
import protobuf from 'protobufjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_PROGRESS, sampleEpochs } from '../../testing/sample-events.js';
import { TensorboardLog } from './tensorboard-log.js';

/** The part of TensorFlow's event.proto and summary.proto that scalars need, as published. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Event {
    double wall_time = 1;
    int64 step = 2;
    oneof what { string file_version = 3; Summary summary = 5; }
  }
  message Summary {
    message Value { string tag = 1; oneof value { float simple_value = 2; } }
    repeated Value value = 1;
  }`);
const Event = root.lookupType('Event');

/** Reads records byte by byte in the format of TensorFlow's record_writer.cc, and checks every checksum. */
function readRecords(path: string): Buffer[] {
  const file = readFileSync(path);
  const records: Buffer[] = [];
  const mask = (crc: number): number =>
    Number((BigInt((crc >>> 15) | (crc << 17)) + 0xa282ead8n) & 0xffffffffn);
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at));
    expect(file.readUInt32LE(at + 8)).toBe(mask(crc32c(file.subarray(at, at + 8))));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(file.readUInt32LE(at + 12 + length)).toBe(mask(crc32c(data)));
    records.push(data);
    at += 12 + length + 4;
  }
  return records;
}

const toObject = (data: Buffer): Record<string, unknown> =>
  Event.toObject(Event.decode(data), { longs: Number });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tensorboard-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function eventFile(part: string): string {
  const names = readdirSync(join(folder, part));
  expect(names).toEqual([expect.stringMatching(/^events\.out\.tfevents\.\d{10}\.lenet5$/)]);
  return join(folder, part, names[0] ?? '');
}

/** `[tag, step]` of every scalar of a part. */
function points(part: string): unknown[] {
  const [version, ...events] = readRecords(eventFile(part)).map(toObject);
  expect(version).toEqual({ wallTime: expect.any(Number), fileVersion: 'brain.Event:2' });
  return events.map((event) => {
    expect(Math.abs(Number(event.wallTime) - Date.now() / 1000)).toBeLessThan(600);
    const { value } = event.summary as { value: { tag: string; simpleValue: number }[] };
    expect(value).toHaveLength(1);
    return [value[0]?.tag, event.step, value[0]?.simpleValue];
  });
}

const START = { stepsPerEpoch: 25, validationSize: 10 };
const BEGIN = { epoch: 0, step: 0 };

/** Logs an epoch of 25 steps in two spans. The loss of step n of the run is n. */
function addEpoch(log: TensorboardLog, index: number): void {
  for (const [from, to] of [
    [0, 12],
    [12, 25],
  ] as const) {
    const stepLosses = Float32Array.from({ length: to - from }, (_, step) => index * 25 + from + step + 1);
    log.addProgress({ ...SAMPLE_PROGRESS, epoch: index + 1, step: to, stepsPerEpoch: 25, stepLosses });
  }
  const event = sampleEpochs()[index];
  if (event) log.addEpoch(event);
}

describe('TensorboardLog', () => {
  test('writes records in the published format: lengths, checksums, fields', async () => {
    addEpoch(await TensorboardLog.open(folder, BEGIN, START), 0);
    const accuracy = Math.fround(0.898);
    expect(points('train')).toEqual([
      ['batch_loss', 1, 1],
      ['batch_loss', 10, 10],
      ['batch_loss', 20, 20],
      ['epoch_loss', 1, Math.fround(3.4 * (1 - 0.898))],
      ['epoch_accuracy', 1, accuracy],
      ['epoch_learning_rate', 1, Math.fround(0.001)],
    ]);
    expect(points('validation')).toEqual([
      ['epoch_loss', 1, Math.fround(3.2 * (1 - 0.982))],
      ['epoch_accuracy', 1, Math.fround(0.982)],
    ]);
  });

  test('writes the exact bytes of a scalar', async () => {
    const log = await TensorboardLog.open(folder, BEGIN, { ...START, validationSize: 0 });
    log.addProgress({ ...SAMPLE_PROGRESS, epoch: 1, step: 1, stepLosses: Float32Array.of(2) });
    const [, data = Buffer.alloc(0)] = readRecords(eventFile('train'));
    const value = [0x0a, 10, ...Buffer.from('batch_loss'), 0x15, 0, 0, 0, 0x40];
    expect([data[0], ...data.subarray(9)]).toEqual([0x09, 0x10, 1, 0x2a, 19, 0x0a, 17, ...value]);
    expect(readdirSync(folder)).toEqual(['train']);
  });

  test('continues the same file after a crash, without scalars of steps that are trained again', async () => {
    const log = await TensorboardLog.open(folder, BEGIN, START);
    for (const index of [0, 1]) addEpoch(log, index);
    appendFileSync(eventFile('train'), Uint8Array.of(1, 2, 3));
    await TensorboardLog.open(folder, { epoch: 1, step: 10 }, START);
    expect(points('train').map((point) => (point as unknown[]).slice(0, 2))).toEqual([
      ['batch_loss', 1],
      ['batch_loss', 10],
      ['batch_loss', 20],
      ['epoch_loss', 1],
      ['epoch_accuracy', 1],
      ['epoch_learning_rate', 1],
      ['batch_loss', 30],
    ]);
    expect(points('validation')).toHaveLength(2);
    const again = await TensorboardLog.open(folder, { epoch: 1, step: 0 }, START);
    addEpoch(again, 1);
    const whole = points('train');
    await TensorboardLog.open(folder, { epoch: 2, step: 0 }, START);
    expect(points('train')).toEqual(whole);
    expect(whole).toHaveLength(12);
  });

  test('replaces the temporary file of a process that was killed while it created the event file', async () => {
    mkdirSync(join(folder, 'train'));
    writeFileSync(join(folder, 'train', 'events.out.tfevents.1234567890.lenet5.tmp'), 'incomplete');
    addEpoch(await TensorboardLog.open(folder, BEGIN, START), 0);
    expect(readdirSync(join(folder, 'train'))).toEqual(['events.out.tfevents.1234567890.lenet5']);
    expect(points('train')).toHaveLength(6);
  });

  test('drops records from the first corrupt one on', async () => {
    addEpoch(await TensorboardLog.open(folder, BEGIN, START), 0);
    const path = eventFile('train');
    const bytes = readFileSync(path);
    bytes[bytes.length - 10] = 0xff;
    writeFileSync(path, bytes);
    await TensorboardLog.open(folder, { epoch: 1, step: 0 }, START);
    expect(points('train')).toHaveLength(5);
  });
});
