import { readFile } from 'node:fs/promises';

/** Linux counts the time of processes in units of 10 ms on all platforms of Node. */
const TICKS_PER_SECOND = 100;

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** Processor time, in seconds, of a process and its children, those that have ended included. 0 if there is no `/proc`. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await read(`/proc/${pid}/stat`);
  // The name of the program is in parentheses and may contain spaces. The times are fields 14 to 17 of proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
  const children = (await read(`/proc/${pid}/task/${pid}/children`)).trim().split(' ').filter(Boolean);
  const times = await Promise.all(children.map((child) => processorSeconds(Number(child))));
  return times.reduce((sum, seconds) => sum + seconds, own);
}
