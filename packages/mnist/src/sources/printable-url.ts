/** An address without its user name, password and query, which may be secrets: for messages and run folders. */
export function printableUrl(url: URL): string {
  return url.origin + url.pathname;
}
