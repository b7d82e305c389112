import { contestants } from '../contestant.js';
import { measurePeers } from './measure-peers.js';
import { peers } from './peer.js';
import { describeMachine, describeMissing, peerTable, readMachine } from './peer-table.js';

/** Options of {@link comparePeers}. */
export interface PeerFlags {
  readonly rounds: number;
  /** Measures only the libraries whose name and threads contain the text. */
  readonly only?: string;
  /** The command that starts Python. */
  readonly python: string;
  /** Prints JSON Lines. */
  readonly json: boolean;
  /** Prints only the table. */
  readonly markdown: boolean;
}

const OURS = ['stock+workaround', 'tfjs', 'compiled'];

/**
 * Compares our engines with the other libraries that are installed, and prints the result. Progress goes to stderr.
 *
 * @throws Error if no library matches `only`, or a peer trains another network
 */
export async function comparePeers({ rounds, only, python, json, markdown }: PeerFlags): Promise<void> {
  const matches = ({ name, threads }: { readonly name: string; readonly threads: number }): boolean =>
    only === undefined || `${name} ${threads}`.includes(only);
  const ours = contestants().filter(
    (entry) => OURS.includes(entry.engine) && entry.processes === 1 && matches(entry),
  );
  const others = peers().filter(matches);
  if (ours.length + others.length === 0)
    throw new Error(`--only matches no library ("${only}") — omit it to see all names`);
  const machine = readMachine();
  const { rows, missing } = await measurePeers(ours, others, { rounds, python }, (line) =>
    console.error(line),
  );
  if (json) {
    console.log(JSON.stringify({ type: 'machine', ...machine }));
    for (const row of rows) console.log(JSON.stringify({ type: 'library', ...row }));
    for (const entry of missing) console.log(JSON.stringify({ type: 'missing', ...entry }));
    return;
  }
  if (rows.length > 0)
    console.log(markdown ? peerTable(rows) : `${describeMachine(machine)}\n\n${peerTable(rows)}`);
  // A table for a document has no missing rows without a word.
  const absent = describeMissing(missing);
  if (absent !== '') (markdown ? console.error : console.log)(`\n${absent}`);
}
