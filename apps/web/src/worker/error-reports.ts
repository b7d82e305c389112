import { LenetError } from '@lenet5/core';
import { type TransferHandler, transferHandlers } from 'comlink';

/** What a thrown value becomes in comlink's message. */
interface SentError {
  readonly isError: boolean;
  readonly value: unknown;
}

/**
 * Makes comlink send the code and the report of a `LenetError` along with its message, so that `isInstance()`
 * recognizes the error on the other side: a class does not survive `postMessage()`. comlink assigns the fields it
 * receives to a new `Error`, so only the side that throws calls this.
 */
export function sendErrorReports(): void {
  const original = transferHandlers.get('throw') as TransferHandler<{ value: unknown }, SentError>;
  transferHandlers.set('throw', {
    canHandle: original.canHandle,
    deserialize: original.deserialize,
    serialize: (thrown: { value: unknown }) => {
      const [sent, transferred] = original.serialize(thrown);
      if (!LenetError.isInstance(thrown.value)) return [sent, transferred];
      const { code, problem, found, remedy, isLenetError } = thrown.value;
      return [
        { ...sent, value: Object.assign({}, sent.value, { code, problem, found, remedy, isLenetError }) },
        transferred,
      ];
    },
  });
}
