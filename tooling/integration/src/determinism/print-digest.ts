import { firstDigits } from './first-digits.js';
import { weightsDigest } from './weights-digest.js';

// Prints the digest, for use with another version of Node: node print-digest.js simd|relaxed-simd THREADS plain|augmented
const [kernels, threads, images] = process.argv.slice(2);
const build = kernels === 'relaxed-simd' ? kernels : 'simd';
const options = { kernels: build, threads: Number(threads), augmented: images === 'augmented' } as const;
console.log(await weightsDigest(await firstDigits(), options));
