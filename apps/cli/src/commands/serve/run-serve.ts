import type { GivenVariant } from '../../flags/variant.js';
import type { Output } from '../../output.js';
import { networkFile, networkName } from './network-file.js';
import { dataFiles, pageFiles, pageFolder } from './page-files.js';
import { type PageServer, servePage } from './page-server.js';

/** One call of `lenet5 serve`. */
export interface ServeOptions {
  /** The model; undefined for the network of the page. */
  readonly model: string | undefined;
  /** What the user called the model, after which its file is named. */
  readonly name: string | undefined;
  /** What a file of weights does not say about its layers. */
  readonly variant: GivenVariant;
  readonly port: number;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** A served page. */
export interface ServedPage extends PageServer {
  /** The address of the page with the network. */
  readonly page: string;
}

/** Starts the server. `folder` holds the built page. */
export async function startServer(
  { model, name = model, variant, port }: ServeOptions,
  folder: string,
  { err }: Output,
): Promise<ServedPage> {
  const files = new Map<string, string | Uint8Array>([...(await pageFiles(folder)), ...(await dataFiles())]);
  let hash = '';
  if (model !== undefined && name !== undefined) {
    const file = networkName(name);
    files.set(file, await networkFile(model, variant, (text) => err.line(text)));
    hash = `#draw?file=${encodeURIComponent(file)}`;
  }
  const server = await servePage(files, port);
  return { ...server, page: `${server.address}${hash}` };
}

/**
 * Serves the page until the process is interrupted. Writes its address to stdout.
 *
 * @throws PageMissingError, PortError; what reading the model throws.
 */
export async function runServe(options: ServeOptions, output: Output): Promise<void> {
  const { json, quiet } = options;
  const { out, err } = output;
  const { page, closed } = await startServer(options, pageFolder(), output);
  out.data(json ? JSON.stringify({ address: page, pid: process.pid }) : page);
  if (!quiet) err.line('open this address in a browser; to stop, press Ctrl-C');
  await closed;
}
