import { EXIT_BY_SIGNAL } from './exit-codes.js';
import { exitBySignal } from './interrupt.js';
import { main } from './main.js';

process.exitCode = await main(process.argv.slice(2));
if (process.exitCode === EXIT_BY_SIGNAL.SIGHUP) exitBySignal('SIGHUP');
