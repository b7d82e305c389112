/**
 * SHA-256 of the bytes in hex, or null where there is no Web Crypto: browsers give it to secure contexts alone
 * (https, or localhost), so a page served over plain http from another host cannot verify anything.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
