/**
 * What the packages report that they found, in English. Other languages have a text for each phrase, which gets its groups. Names,
 * shapes and messages of the browser stay as they are.
 */
export const FOUND_PHRASES = {
  fewerBytes: /^([\d,]+) bytes? instead of at least ([\d,]+)$/,
  otherBytes: /^([\d,]+) bytes? instead of ([\d,]+)$/,
  bytesOfHeader: /^([\d,]+) bytes?; its header requires ([\d,]+)$/,
  receivedOf: /^([\d,]+) of ([\d,]+) bytes; (.+)$/,
  received: /^([\d,]+) bytes; (.+)$/,
  checksum: /^its CRC-32C is (\S+) instead of (\S+)$/,
  values: /^(.+) is (\[.*\]) with ([\d,]+) values?, not (\[.*\])$/,
  shape: /^(.+) is (\[.*\]), not (\[.*\])$/,
  tensors: /^([\d,]+) tensors?, not ([\d,]+)$/,
  missing: /^(.+) is missing$/,
  loss: /^(\S+) at step ([\d,]+) of epoch ([\d,]+), learning rate (\S+)$/,
  weights: /^(\S+) after ([\d,]+) epochs and ([\d,]+) steps$/,
  shapes: /^input (\[.*\]), output (\[.*\])$/,
  digest: /^(\w+) instead of (\w+)$/,
  firstCharacter: /^the first character is not \{$/,
  notJson: /^not JSON$/,
  notText: /^not UTF-8$/,
  noResponse: /^no response$/,
} as const satisfies Readonly<Record<string, RegExp>>;

/** The name of a phrase. */
export type FoundPhrase = keyof typeof FOUND_PHRASES;

/** The phrases in one language. */
export type FoundTexts = Readonly<Record<FoundPhrase, (...parts: readonly string[]) => string>>;
