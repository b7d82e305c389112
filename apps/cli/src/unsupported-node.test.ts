import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFile } from './package-info.js';
import { SUPPORTED_NODE, unsupportedNode } from './unsupported-node.js';

test('SUPPORTED_NODE is what package.json declares', () => {
  expect(JSON.parse(readFileSync(packageFile('package.json'), 'utf8')).engines.node).toBe(SUPPORTED_NODE);
});

test.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0', '26.12.1'])(
  'unsupportedNode(%j) is undefined',
  (version) => {
    expect(unsupportedNode(version)).toBeUndefined();
  },
);

test.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0'])(
  'unsupportedNode(%j) names the version and the remedy',
  (version) => {
    expect(unsupportedNode(version)).toBe(
      `lenet5: this version of Node is not supported (${version}) — install Node 20.19, or 22.12 or later`,
    );
  },
);
