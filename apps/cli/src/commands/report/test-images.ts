import type { AnyImageSet } from '@lenet5/mnist';
import {
  type ImageSetWarning,
  imageSetWarnings,
  imageSetWarningText,
} from '../../data-set/image-set-warnings.js';
import { describeSplit, loadSplit } from '../../data-set/load-data-set.js';
import type { SavedRun } from '../../run-folder/saved-run.js';

/** Test images with a description: "the 10,000 test images of MNIST". */
export interface TestImages {
  readonly set: AnyImageSet;
  readonly description: string;
  readonly warnings: readonly ImageSetWarning[];
}

/**
 * Returns a function that loads the test images of a run. Loads each data set once.
 *
 * @param source the data set; undefined for that of each run.
 * @param note called once per downloaded file with a line of text.
 * @param warn called with a line of text for each warning about the images.
 */
export function testImageLoader(
  source: string | undefined,
  note: (text: string) => void,
  warn: (text: string) => void,
): (run: SavedRun) => Promise<TestImages> {
  const load = async (name: string): Promise<TestImages> => {
    const { set, ...origin } = await loadSplit(name, 'test', note);
    const warnings = await imageSetWarnings(set, 'test');
    for (const warning of warnings) warn(`warning: ${name}: ${imageSetWarningText(warning)}`);
    return { set, description: describeSplit(origin, 'test', set), warnings };
  };
  const loaded = new Map<string, Promise<TestImages>>();
  return ({ config }) => {
    const name = source ?? (typeof config.data === 'string' ? config.data : 'bundled');
    const images = loaded.get(name) ?? load(name);
    loaded.set(name, images);
    return images;
  };
}
