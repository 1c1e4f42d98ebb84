import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

const width = 320;
const height = 200;

/** Gray lines on a sheet, as a document looks from afar; nobody's. A PNG in shades of gray. */
export function demoPicture(shade: number): { bytes: Buffer; sha256: string } {
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = grayAt(x, y, shade);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  const bytes = Buffer.concat([signature, ...parts]);
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function grayAt(x: number, y: number, shade: number): number {
  const isHead = y < 36;
  const isPicture = x > 20 && x < 96 && y > 52 && y < 152;
  const isLine = x > 116 && x < 300 - (y % 48) * 2 && y > 52 && y % 16 < 5;
  if (isHead) return shade;
  return isPicture ? shade + 50 : isLine ? 150 : 240;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
