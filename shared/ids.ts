import { z } from "zod";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const shortLength = 22;

export const accountIdSchema = z
  .string()
  .regex(/^[PT]\d{8}$/)
  .meta({ description: "`T` for sandbox or `P` for live, and eight digits" });

/** 128 bits as 22 characters of base 58, in the order of the bytes: ids made from a time sort by it. */
export function encodeShortUuid(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = "";
  for (let position = 0; position < shortLength; position += 1) {
    text = alphabet.charAt(Number(value % 58n)) + text;
    value /= 58n;
  }
  return text;
}

/** The 32 hexadecimal digits that 22 characters of base 58 stand for; null where they stand for none. */
export function shortUuidToHex(text: string): string | null {
  if (text.length !== shortLength) return null;
  let value = 0n;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const hex = value.toString(16).padStart(32, "0");
  return hex.length > 32 ? null : hex;
}

/** The way back from `shortUuidToHex`; null for anything but 32 lower-case hexadecimal digits. */
export function hexToShortUuid(hex: string): string | null {
  if (!/^[0-9a-f]{32}$/.test(hex)) return null;
  return encodeShortUuid(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

/**
 * A version 7 UUID (RFC 9562): 48 bits of milliseconds, then 74 random bits.
 *
 * @param random at least ten random bytes.
 */
export function uuidv7Bytes(epochMs: number, random: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(16);
  let rest = epochMs;
  for (let position = 5; position >= 0; position -= 1) {
    bytes[position] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The canonical form with dashes, lower case. */
export function formatUuid(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += hexOfByte[byte] ?? "";
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
