import { firstDigits } from './first-digits.js';
import { weightsDigest } from './weights-digest.js';

// Prints the digest, for use with another version of Node: node print-digest.js simd|relaxed-simd THREADS
const [kernels, threads] = process.argv.slice(2);
const build = kernels === 'relaxed-simd' ? kernels : 'simd';
console.log(await weightsDigest(await firstDigits(), build, Number(threads)));
