/**
 * SHA-256 of the bytes in hex; null without Web Crypto. Browsers provide it only in secure contexts (https or localhost), so a
 * page over plain http from another host cannot verify files.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
