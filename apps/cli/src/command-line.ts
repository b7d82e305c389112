#!/usr/bin/env node
import module from 'node:module';
import { EXIT_BY_SIGNAL } from './exit-codes.js';
import { exitBySignal } from './interrupt.js';
import { main } from './main.js';

// Node 22 and later store compiled code in the folder for temporary files, so later commands load faster.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  module.enableCompileCache();

process.exitCode = await main(process.argv.slice(2));
if (process.exitCode === EXIT_BY_SIGNAL.SIGHUP) exitBySignal('SIGHUP');
