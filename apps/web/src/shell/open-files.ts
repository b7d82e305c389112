import { texts } from '../language/texts.js';
import { startSelection } from '../network/network.js';
import { errorText } from '../page/error-text.js';
import { notify } from '../page/notices.js';
import { setParam } from '../page/route.js';

/**
 * Opens model files. The code for it is loaded first, because the first view does not need it. If another network is
 * selected meanwhile, the files are ignored.
 */
export async function openFiles(files: readonly File[]): Promise<void> {
  const selection = startSelection();
  // The layer of another network.
  setParam('layer', null);
  try {
    const { openModelFiles } = await import('../model-files/open-model-files.js');
    if (!selection.aborted) await openModelFiles(files);
  } catch (error) {
    const why = errorText(error);
    notify({ topic: 'file', kind: 'error', text: () => texts.value.notices.file(why) });
  }
}
