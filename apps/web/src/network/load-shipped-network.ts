import { fetchFile } from '../page/fetch-file.js';
import { readInt8Weights } from './int8-weights.js';
import { setShippedNetwork } from './network.js';

/**
 * Loads the network that is shipped with the app, whose weights have 8 bits each.
 * @throws FileUnavailableError if the file does not arrive, and Int8FileError if it is not complete
 */
export async function loadShippedNetwork(): Promise<void> {
  const { weights, accuracy } = readInt8Weights(await fetchFile('shipped/network.int8'));
  setShippedNetwork({ weights, accuracy, origin: 'shipped' });
}
