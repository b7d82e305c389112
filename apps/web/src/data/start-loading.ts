import { errorText } from '../page/error-text.js';
import { dataState } from './digits.js';

/** Loads the data. The code for it is loaded first, because the first view does not need it. */
export async function startLoading(): Promise<void> {
  try {
    const { loadDigits } = await import('./load-digits.js');
    await loadDigits();
  } catch (error) {
    dataState.value = { status: 'failed', message: errorText(error) };
  }
}
