import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for what can be fetched again, by the custom of each system (XDG on Linux). */
export function userCacheFolder(): string {
  const { env, platform } = process;
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'lenet5', 'mnist');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'lenet5', 'mnist');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lenet5', 'mnist');
}
