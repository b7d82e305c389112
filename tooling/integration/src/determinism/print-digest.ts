import { firstDigits } from './first-digits.js';
import { DIGEST_RUNS, weightsDigest } from './weights-digest.js';

// Prints the digests as JSON, for use with another version of Node: node print-digest.js simd|relaxed-simd THREADS
const [kernels, threads] = process.argv.slice(2);
const build = kernels === 'relaxed-simd' ? kernels : 'simd';
const train = await firstDigits();
const options = { kernels: build, threads: Number(threads) } as const;
const digests: Record<string, string> = {};
for (const run of DIGEST_RUNS) digests[run] = await weightsDigest(train, { ...options, run });
console.log(JSON.stringify(digests));
