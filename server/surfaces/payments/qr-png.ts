import { PNG } from "pngjs";
import { encode } from "uqr";

const pixelsPerModule = 6;
/** Scanners need this many light modules around the code. */
const quietModules = 4;
const light = 255;

/** A picture of a code that scanners read, as a gray PNG. */
export function qrPng(code: string): Buffer {
  const { data, size } = encode(code, { ecc: "M", border: quietModules });
  const width = size * pixelsPerModule;
  const png = new PNG({ width, height: width, colorType: 0, inputColorType: 0, inputHasAlpha: false });
  const pixels = Buffer.alloc(width * width, light);
  for (let y = 0; y < width; y += 1) {
    const row = data[Math.floor(y / pixelsPerModule)];
    for (let x = 0; x < width; x += 1) {
      if (row?.[Math.floor(x / pixelsPerModule)] === true) pixels[y * width + x] = 0;
    }
  }
  png.data = pixels;
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}
