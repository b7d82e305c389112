/** An address for messages and run folders, without user name, password and query, which can be secret. */
export function printableUrl(url: URL): string {
  return url.origin + url.pathname;
}
