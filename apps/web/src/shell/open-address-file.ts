import { texts } from '../language/texts.js';
import { errorText } from '../page/error-text.js';
import { fetchFile } from '../page/fetch-file.js';
import { notify } from '../page/notices.js';
import { params, setParam } from '../page/route.js';
import { openFiles } from './open-files.js';

/**
 * Opens the network file that the address names, as `lenet5 serve` does: `file=runs-1.safetensors`, which lies beside the page.
 * The content security policy allows no other place.
 */
export async function openAddressFile(): Promise<void> {
  const { file, layer = null } = params.peek();
  if (file === undefined) return;
  try {
    await openFiles([new File([Uint8Array.from(await fetchFile(file))], file)]);
    setParam('layer', layer);
  } catch (error) {
    const why = errorText(error);
    notify({ topic: 'file', kind: 'error', text: () => texts.value.notices.addressFile(why) });
  }
}
