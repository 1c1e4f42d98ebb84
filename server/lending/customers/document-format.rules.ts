export type DocumentFormat = "pdf" | "jpeg" | "png";

const beginnings: readonly (readonly [DocumentFormat, readonly number[]])[] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What a file is by its first bytes; null for anything that is not taken. Names and media types of clients say little. */
export function documentFormat(bytes: Uint8Array): DocumentFormat | null {
  const found = beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte));
  return found?.[0] ?? null;
}
