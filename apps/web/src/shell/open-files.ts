import { startSelection } from '../network/network.js';
import { errorText } from '../page/error-text.js';
import { notify } from '../page/notices.js';

/**
 * Opens model files. The code for it is loaded first, because the first view does not need it. If another network is
 * selected meanwhile, the files are ignored.
 */
export async function openFiles(files: readonly File[]): Promise<void> {
  const selection = startSelection();
  try {
    const { openModelFiles } = await import('../model-files/open-model-files.js');
    if (!selection.aborted) await openModelFiles(files);
  } catch (error) {
    notify({ topic: 'file', kind: 'error', text: `The file could not be opened: ${errorText(error)}.` });
  }
}
