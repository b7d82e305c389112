import { MnistError } from './mnist-error.js';

/** An argument is not what the function takes. */
export class InvalidArgumentError extends MnistError {
  readonly code = 'MNIST_INVALID_ARGUMENT' as const;
  /** The name of the argument. */
  readonly argument: string;

  constructor(argument: string, found: unknown, expected: string) {
    super(`${argument} is wrong (${show(found)}) — give ${expected}`);
    this.argument = argument;
  }
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return value.constructor?.name ?? 'object';
  return typeof value === 'function' ? 'a function' : String(value);
}
