import type { ImageSet } from '@lenet5/mnist';
import { describeSplit, loadDataSet } from '../../data-set/load-data-set.js';
import type { SavedRun } from '../../run-folder/saved-run.js';

/** Test images with a description: "the 10,000 test images of MNIST". */
export interface TestImages {
  readonly set: ImageSet;
  readonly description: string;
}

/**
 * Returns a function that loads the test images of a run. Loads each data set once.
 *
 * @param source the data set; undefined for that of each run.
 * @param note called once per downloaded file with a line of text.
 */
export function testImageLoader(
  source: string | undefined,
  note: (text: string) => void,
): (run: SavedRun) => Promise<TestImages> {
  const load = async (name: string): Promise<TestImages> => {
    const data = await loadDataSet(name, note);
    return { set: data.test, description: describeSplit(data, 'test', data.test) };
  };
  const loaded = new Map<string, Promise<TestImages>>();
  return ({ config }) => {
    const name = source ?? (typeof config.data === 'string' ? config.data : 'bundled');
    const images = loaded.get(name) ?? load(name);
    loaded.set(name, images);
    return images;
  };
}
