/**
 * The Content-Security-Policy of a report: no script, no request, its own pictures, and one style sheet, named by its
 * SHA-256 (CSP 3, §2.3.1). A test computes the digest anew and prints the right one when the style sheet has changed.
 */
export const CONTENT_POLICY: string =
  "default-src 'none'; img-src data:; style-src 'sha256-WyLKvHqNcruaRe1hxkO1CBXbpKRwLQA1jgUU8i5CwFM='; base-uri 'none'; form-action 'none'";
