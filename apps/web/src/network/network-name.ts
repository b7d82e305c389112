import { percentage } from '../language/format.js';
import { type Texts, texts } from '../language/texts.js';
import type { Network } from './network.js';

/** The name of a network of files, for the user: "from classifier.onnx". */
export function fileNetworkName(files: readonly string[], words?: Texts): string {
  const { network } = words ?? texts.value;
  return network.file(files.join(network.and));
}

/**
 * The name of a network, for the user: "ready-made, 99.55 % of the test digits", "this run, after epoch 3".
 *
 * @param words The texts of another language than that of the page.
 */
export function networkName({ origin, accuracy = 0, at, files = [] }: Network, words?: Texts): string {
  const { network } = words ?? texts.value;
  if (origin === 'shipped') return network.shipped(percentage(accuracy, 2));
  if (origin === 'file') return fileNetworkName(files, words);
  if (!at || (at.epoch === 0 && at.step === 0)) return network.untrained;
  return at.step === 0 ? network.afterEpoch(at.epoch) : network.inEpoch(at.epoch + 1, at.step);
}
