import { mixBits } from '@lenet5/core';
import { INK_SIZE, type Point } from '../pad/ink.js';
import { flattenPath, resamplePath } from './path.js';
import type { Hand } from './style.js';

/** The distance over which a hand trembles in one direction, as a fraction of the height. */
const TREMOR_LENGTH = 0.09;
/** Largest difference of the proportions of two drawings by one hand. */
const VARIATION = 0.06;
/** Positions are multiples of 1/64 ink pixel, so that the last bit of a cosine does not change a drawing. */
const GRID = 64;

/**
 * The strokes of a glyph in a style, in ink pixels of the pad. They depend on the arguments only.
 *
 * @param which The first or the second drawing of the hand.
 * @param seed Seed of the tremor and the variation.
 */
export function writeGlyph(path: string, hand: Hand, which: 0 | 1, seed: number): Point[][] {
  const random = uniformNumbers(seed);
  const height = hand.height * INK_SIZE * (1 + VARIATION * random());
  const width = height * hand.width * (1 + VARIATION * random());
  const slant = hand.slant + VARIATION * random();
  const angle = (hand.turn[which] * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const deform = warp(hand.warp, random);
  const strokes = flattenPath(path).map((points) =>
    points.map((point) => {
      const { x, y } = deform({ x: 2 * point.x - 0.66, y: 2 * point.y - 1 });
      const [u, v] = [(x * width - y * slant * height) / 2, (y * height) / 2];
      return { x: cosine * u - sine * v, y: sine * u + cosine * v };
    }),
  );
  const [x, y] = hand.centers[which];
  return strokes.map((points) => {
    const steps = resamplePath(points, hand.spacing);
    const shaken = shake(steps, hand, random);
    return shaken.map((point) => ({ x: snap(point.x + x * INK_SIZE), y: snap(point.y + y * INK_SIZE) }));
  });
}

/** A random quadratic deformation of points from −1 to 1. */
function warp(amount: number, random: () => number): (point: Point) => Point {
  const [a, b, c, d, e, f] = Array.from({ length: 6 }, () => amount * random());
  return ({ x, y }) => ({
    x: x + a! * y * y + b! * x * y + c! * x * x,
    y: y + d! * x * x + e! * x * y + f! * y * y,
  });
}

/** Moves points by smooth noise along the stroke. */
function shake(points: readonly Point[], hand: Hand, random: () => number): Point[] {
  const amplitude = hand.shake * hand.height * INK_SIZE;
  const pointsPerKnot = Math.max(1, (TREMOR_LENGTH * hand.height * INK_SIZE) / hand.spacing);
  const knots = Array.from({ length: Math.ceil(points.length / pointsPerKnot) + 2 }, () => ({
    x: amplitude * random(),
    y: amplitude * random(),
  }));
  return points.map((point, i) => {
    const at = i / pointsPerKnot;
    const [from, to] = [knots[Math.floor(at)]!, knots[Math.floor(at) + 1]!];
    const t = at - Math.floor(at);
    const blend = t * t * (3 - 2 * t);
    return { x: point.x + from.x + blend * (to.x - from.x), y: point.y + from.y + blend * (to.y - from.y) };
  });
}

function snap(value: number): number {
  return Math.round(value * GRID) / GRID;
}

/** Uniform numbers from −1 to 1. */
function uniformNumbers(seed: number): () => number {
  let index = 0;
  return () => mixBits(mixBits(seed) + ++index) / 2 ** 31;
}
