#!/usr/bin/env node
// relaxed-simd-node PROGRAM [ARGUMENT…]
// Runs a program under a Node that has WebAssembly relaxed SIMD: this Node if it does, else the Node 24 from npm. On a
// platform without either it fails, so that no test is left out silently.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A module with one function that returns `i8x16.relaxed_swizzle` of two vectors. */
const RELAXED_SWIZZLE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x0f, 0x01, 0x0d, 0x00, 0x41, 0x01, 0xfd, 0x0f, 0x41, 0x02, 0xfd, 0x0f, 0xfd, 0x80, 0x02, 0x0b],
);

function findNode() {
  if (WebAssembly.validate(RELAXED_SWIZZLE)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node');
  } catch {
    console.error(
      `relaxed-simd-node: no Node with relaxed SIMD is available (Node ${process.versions.node}, ` +
        `no package ${name}) — use Node 24 or newer`,
    );
    process.exit(1);
  }
}

const { status, error } = spawnSync(findNode(), process.argv.slice(2), { stdio: 'inherit' });
if (error) throw error;
process.exitCode = status ?? 1;
