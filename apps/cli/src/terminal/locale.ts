/**
 * Whether the terminal can show UTF-8, from the locale variables in the order of POSIX. False for the Linux console, whose
 * font has no blocks and braille. Windows has no locale variables; there, the variables of newer terminals decide.
 */
export function supportsUtf8(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  if (env.TERM === 'linux') return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (platform === 'win32' && !locale) return Boolean(env.WT_SESSION || env.TERM_PROGRAM);
  return /utf-?8/i.test(locale ?? '');
}
