/** The text inside a payment QR: fields of two digits of name, two of length and a value, ended by a checksum. */

/** A value, or a group of fields; a group takes part as one value. */
export type EmvField = readonly [id: string, value: string | readonly EmvField[]];

const lengthMax = 99;
const checksumHead = "6304";

function encodeFields(fields: readonly EmvField[]): string {
  return fields
    .map(([id, value]) => {
      const text = typeof value === "string" ? value : encodeFields(value);
      if (!/^\d{2}$/.test(id) || text.length > lengthMax) throw new RangeError(`field ${id} does not fit`);
      return `${id}${String(text.length).padStart(2, "0")}${text}`;
    })
    .join("");
}

/**
 * The whole text with its checksum as the last field.
 *
 * @throws RangeError for a value of more than 99 characters.
 */
export function encodeEmv(fields: readonly EmvField[]): string {
  const body = `${encodeFields(fields)}${checksumHead}`;
  return `${body}${emvChecksum(body)}`;
}

/** CRC-16/CCITT-FALSE over the characters, as four capital hex digits. */
export function emvChecksum(text: string): string {
  let crc = 0xffff;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, "0");
}

/** The top-level fields of a text, or null where a length or the checksum is wrong. */
export function decodeEmv(text: string): ReadonlyMap<string, string> | null {
  if (!text.slice(0, -4).endsWith(checksumHead) || emvChecksum(text.slice(0, -4)) !== text.slice(-4)) return null;
  return decodeFields(text);
}

/** The fields of a group, or null where a length is wrong. */
export function decodeFields(text: string): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const head = /^(\d{2})(\d{2})/.exec(text.slice(at, at + 4));
    if (head?.[1] === undefined) return null;
    const end = at + 4 + Number(head[2]);
    if (end > text.length) return null;
    fields.set(head[1], text.slice(at + 4, end));
    at = end;
  }
  return fields;
}

/** What scanners of both countries can show: ASCII letters without accents, at most so many characters. */
export function emvText(text: string, lengthMaxOfField: number): string {
  const plain = text
    .normalize("NFD")
    .replace(/[^\x20-\x7e]/g, "")
    .trim();
  return plain.slice(0, lengthMaxOfField).trim();
}
