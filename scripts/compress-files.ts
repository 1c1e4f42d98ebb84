import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Below this a file travels in one packet either way. */
const smallestBytes = 1_000;
const compressible = /\.(js|css|svg)$/;

/** Writes `.br` and `.gz` beside every script and style of a folder, for `server/http/hashed-files.ts` to send. */
export async function compressFiles(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => compressible.test(name));
  await Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      const bytes = readFileSync(file);
      if (bytes.length < smallestBytes) return;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }));
    }),
  );
}
