import { type PreviewServer, preview } from 'vite';

/** How a static host serves the site. */
export interface HostSettings {
  /** 0 chooses a free port. */
  readonly port: number;
  /** The path of the site on the host: `/` or `/docs/`. */
  readonly path: string;
  /** Sends the headers that give a page shared memory, and so threads. */
  readonly isolated: boolean;
  /** A content security policy. Absent: none. */
  readonly policy?: string;
}

/** Serves a folder on this machine. */
export async function serveSite(
  folder: string,
  { port, path, isolated, policy }: HostSettings,
): Promise<{ readonly url: string; readonly server: PreviewServer }> {
  const isolation = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  const headers = {
    ...(isolated ? isolation : {}),
    ...(policy === undefined ? {} : { 'Content-Security-Policy': policy }),
  };
  const server = await preview({
    configFile: false,
    appType: 'mpa',
    base: path,
    build: { outDir: folder },
    logLevel: 'error',
    preview: { port, headers },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the server has no address');
  return { url, server };
}
