import { firstDigits } from './first-digits.js';
import { weightsDigest } from './weights-digest.js';

// Prints the digests as JSON, for use with another version of Node: node print-digest.js simd|relaxed-simd THREADS
const [kernels, threads] = process.argv.slice(2);
const build = kernels === 'relaxed-simd' ? kernels : 'simd';
const train = await firstDigits();
const options = { kernels: build, threads: Number(threads) } as const;
const plain = await weightsDigest(train, { ...options, augmented: false });
const augmented = await weightsDigest(train, { ...options, augmented: true });
console.log(JSON.stringify({ plain, augmented }));
