/**
 * The Content-Security-Policy of a report: no scripts, no requests, embedded images, and the one style sheet with this
 * SHA-256 (CSP 3, §2.3.1). If the style sheet changes, a test fails and prints the new digest.
 */
export const CONTENT_POLICY: string =
  "default-src 'none'; img-src data:; style-src 'sha256-6itIfIvAMTmBCwLz0zyBuE12TgLfsPxp1CgYBynCh8c='; base-uri 'none'; form-action 'none'";
