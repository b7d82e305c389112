/**
 * Whether the terminal's character set is UTF-8, by the locale variables in POSIX's order of precedence. The bare
 * Linux console has UTF-8 but no font for blocks and braille, so it counts as not; Windows has no locale variables,
 * there its newer terminals are known by name.
 */
export function speaksUtf8(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  if (env.TERM === 'linux') return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (platform === 'win32' && !locale) return Boolean(env.WT_SESSION || env.TERM_PROGRAM);
  return /utf-?8/i.test(locale ?? '');
}
