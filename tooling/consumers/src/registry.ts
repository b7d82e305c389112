import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { runCommand } from './run-command.js';

/** A registry of the scope `@lenet5`. Every other package comes from the registry that npm is configured with. */
export interface Registry {
  readonly url: string;
  readonly versions: ReadonlyMap<string, string>;
  close(): void;
}

/** What the registry serves: metadata by the name of a package, tarballs by their path. */
interface Content {
  readonly metadata: Map<string, string>;
  readonly tarballs: Map<string, Buffer>;
}

/** Serves tarballs as an npm registry on a free port of this machine. */
export async function serveRegistry(tarballs: ReadonlyMap<string, string>): Promise<Registry> {
  const content: Content = { metadata: new Map(), tarballs: new Map() };
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(url.split('?')[0] ?? '');
    const tarball = content.tarballs.get(path);
    const metadata = content.metadata.get(path);
    if (tarball) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(tarball);
    else if (metadata) response.writeHead(200, { 'content-type': 'application/json' }).end(metadata);
    else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}');
  });
  const port = await listen(server);
  // A path of its own, because package managers keep metadata by address.
  const base = `/${randomUUID()}`;
  const url = `http://127.0.0.1:${port}${base}/`;
  const versions = new Map<string, string>();
  for (const [name, file] of tarballs) {
    const manifest = await readManifest(file);
    const bytes = await readFile(file);
    const path = `${base}/${name}/-/${name.slice(name.indexOf('/') + 1)}-${manifest.version}.tgz`;
    content.tarballs.set(path, bytes);
    content.metadata.set(
      `${base}/${name}`,
      describePackage(manifest, bytes, `http://127.0.0.1:${port}${path}`),
    );
    versions.set(name, manifest.version);
  }
  return { url, versions, close: () => server.close() };
}

/** Starts a server on a free port of this machine. Resolves to the port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The server must not keep a process alive that has ended its work.
  server.unref();
  return (server.address() as AddressInfo).port;
}

async function readManifest(file: string): Promise<{ name: string; version: string }> {
  return JSON.parse(
    await runCommand(`tar -xzOf ${JSON.stringify(file)} package/package.json`, dirname(file)),
  );
}

function describePackage(
  manifest: { name: string; version: string },
  bytes: Buffer,
  tarball: string,
): string {
  const { name, version } = manifest;
  const dist = {
    tarball,
    shasum: createHash('sha1').update(bytes).digest('hex'),
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
  };
  const versions = { [version]: { ...manifest, _id: `${name}@${version}`, dist } };
  const time = { created: RELEASED, modified: RELEASED, [version]: RELEASED };
  return JSON.stringify({ _id: name, name, 'dist-tags': { latest: version }, versions, time });
}

/** An old date: some package managers do not install versions that were published within the last days. */
const RELEASED = '2020-01-01T00:00:00.000Z';
