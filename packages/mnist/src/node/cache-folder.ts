import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's cache folder by the convention of the operating system (XDG on Linux). */
export function userCacheFolder(): string {
  const { env, platform } = process;
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'lenet5', 'mnist');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'lenet5', 'mnist');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lenet5', 'mnist');
}
