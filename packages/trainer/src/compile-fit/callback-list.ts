import {
  Callback,
  CustomCallback,
  type CustomCallbackArgs,
  type ModelFitArgs,
} from '@tensorflow/tfjs-layers';

/** The callbacks of a call of `fit`. */
export type Callbacks = NonNullable<ModelFitArgs['callbacks']>;

type YieldEvery = ModelFitArgs['yieldEvery'];

/**
 * The callbacks of a call with one before them. tfjs takes either instances of its classes or plain objects; a list of both works,
 * too.
 */
export function withCallback(
  first: CustomCallbackArgs,
  callbacks: ModelFitArgs['callbacks'],
  yieldEvery: YieldEvery = 'auto',
): Callbacks {
  const own = new CustomCallback(first, 'never');
  const given: readonly unknown[] = callbacks === undefined || callbacks === null ? [{}] : [callbacks].flat();
  const others = given.map((one) =>
    one instanceof Callback || one instanceof CustomCallback || isCallback(one)
      ? one
      : new CustomCallback(Object(one), yieldEvery),
  );
  return [own, ...others] as Callbacks;
}

/** Whether a value has the methods of a callback of another copy of tfjs. */
function isCallback(value: unknown): boolean {
  return typeof Object(value).setModel === 'function' && typeof Object(value).setParams === 'function';
}
