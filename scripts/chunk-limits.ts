/** Vite's build manifest: chunks by the source or chunk name they come from. */
export type Manifest = Record<string, ManifestChunk>;

interface ManifestChunk {
  file: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  /** Chunks that must be there before this one runs. */
  imports?: string[];
  dynamicImports?: string[];
}

/** What is compared with its limit; sizes in bytes after gzip. */
export interface SizedChunk {
  name: string;
  size: number;
  limit: number;
}

const entryLimit = 300_000;
/** The bundler may split the entry as it likes; what a first visit waits for is limited too. */
const firstLoadLimit = 300_000;
/** The back office asks for its words once it runs, so a first visit waits for one language as well. */
const firstVisitLimit = 340_000;
const chunkLimit = 120_000;
const hostedLimit = 90_000;

/** A page loads one language, so of the chunks below such a folder only the largest counts. */
const languageFolder = /(^|\/)(i18n|words)\//;

/**
 * The first load of the back office as one figure, then the same with the words of a language, the largest, which is
 * all that a first visit waits for before it shows something; then its entry, then every other chunk alone.
 */
export function backofficeSizes(manifest: Manifest, gzipSize: (file: string) => number): SizedChunk[] {
  const chunks = chunkKeys(manifest).map((key) => ({
    name: key,
    size: sum(manifest, [key], gzipSize),
    limit: manifest[key]?.isEntry ? entryLimit : chunkLimit,
  }));
  const firstSize = sum(manifest, firstLoad(manifest), gzipSize);
  const languages = chunks.filter(({ name }) => languageFolder.test(name)).map(({ size }) => size);
  const visitSize = firstSize + Math.max(0, ...languages);
  return [
    { name: "back office, first load", size: firstSize, limit: firstLoadLimit },
    { name: "back office, first load with a language", size: visitSize, limit: firstVisitLimit },
    ...chunks,
  ];
}

/** A connection answers one request after another, so that many small files take longer than few larger ones. */
export const firstLoadFilesMax = 12;

/** How many files the back office asks for before it runs. */
export function countFirstFiles(manifest: Manifest): number {
  return firstLoad(manifest).size;
}

/** Each hosted page with everything that it may load and one language, the largest. */
export function hostedPageSizes(manifest: Manifest, gzipSize: (file: string) => number): SizedChunk[] {
  return entryKeys(manifest).map((page) => {
    const first = reachable(manifest, [page], "imports");
    const later = [...reachable(manifest, [page], "all")].filter((key) => !first.has(key));
    const languages = later.filter((key) => languageFolder.test(key)).map((key) => sum(manifest, [key], gzipSize));
    const rest = later.filter((key) => !languageFolder.test(key));
    const size = sum(manifest, [...first, ...rest], gzipSize) + Math.max(0, ...languages);
    return { name: `hosted page ${page}`, size, limit: hostedLimit };
  });
}

/** The entry and everything it imports before it can run. */
function firstLoad(manifest: Manifest): Set<string> {
  return reachable(manifest, entryKeys(manifest), "imports");
}

/** Chunks with what they wait for and, where all counts, what they load later. */
function reachable(manifest: Manifest, from: readonly string[], which: "imports" | "all"): Set<string> {
  const found = new Set<string>();
  const visit = (key: string): void => {
    if (found.has(key)) return;
    found.add(key);
    manifest[key]?.imports?.forEach(visit);
    if (which === "all") manifest[key]?.dynamicImports?.forEach(visit);
  };
  from.forEach(visit);
  return found;
}

function entryKeys(manifest: Manifest): string[] {
  return chunkKeys(manifest).filter((key) => manifest[key]?.isEntry);
}

function chunkKeys(manifest: Manifest): string[] {
  return Object.keys(manifest).filter((key) => manifest[key]?.file.endsWith(".js"));
}

function sum(manifest: Manifest, keys: Iterable<string>, gzipSize: (file: string) => number): number {
  return [...keys].reduce((total, key) => total + gzipSize(manifest[key]?.file ?? key), 0);
}
