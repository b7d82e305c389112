#!/usr/bin/env node
import module from 'node:module';
import { unsupportedNode } from './unsupported-node.js';

// The rest is loaded after the check: loading it fails on a Node that lacks what it imports.
const problem = unsupportedNode(process.versions.node);
if (problem === undefined) {
  // Node 22 and later store compiled code in the folder for temporary files, so later commands load faster.
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
    module.enableCompileCache();
  await import('./command-line.js');
} else {
  console.error(problem);
  process.exitCode = 1;
}
