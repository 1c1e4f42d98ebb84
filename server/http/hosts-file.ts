import type { LookupAddress } from "node:dns";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";

/** For how long a reading is used: the file changes rarely, and nobody waits for it. */
const freshMs = 5_000;

/** Addresses by lower-cased name. */
export type HostsFile = ReadonlyMap<string, readonly LookupAddress[]>;

/** What the machine itself says about names. Without such a file it says nothing. */
export function hostsFileAt(path: string): () => Promise<HostsFile> {
  let reading: Promise<HostsFile> = Promise.resolve(new Map());
  let readAtMs = -Infinity;
  return () => {
    if (performance.now() - readAtMs >= freshMs) {
      readAtMs = performance.now();
      reading = readFile(path, "utf8").then(parseHosts, () => new Map<string, LookupAddress[]>());
    }
    return reading;
  };
}

/** Lines of an address and its names; `#` begins a comment. */
export function parseHosts(text: string): HostsFile {
  const byName = new Map<string, LookupAddress[]>();
  for (const line of text.split(/\r?\n/)) {
    const [address = "", ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    const family = isIP(address);
    if (family === 0) continue;
    for (const name of names) {
      const key = name.toLowerCase();
      byName.set(key, [...(byName.get(key) ?? []), { address, family }]);
    }
  }
  return byName;
}
