import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** As many as the engine has under way to one receiver. */
const parallel = 8;
const outputBytesMax = 64 * 1024 * 1024;
const poster = fileURLToPath(new URL("./bare-poster.ts", import.meta.url));

interface Posts {
  count: number;
  /** 0: as fast as it goes. */
  perSecond: number;
}

export interface Posted {
  elapsedMs: number;
  cpuMs: number;
  /** When each was to begin, milliseconds since 1970. */
  intendedAtMs: number[];
}

/** Signs and posts in a process of its own, which knows no database. */
export async function postBare(url: string, { count, perSecond }: Posts): Promise<Posted> {
  const words = [url, count, parallel, perSecond].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", poster, ...words], {
    maxBuffer: outputBytesMax,
  });
  return JSON.parse(stdout) as Posted;
}
