import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** Where the heads of the audit chains are noted, outside of the database. */
export interface HeadFile {
  /** Every line that was noted, the oldest first. */
  read(): readonly string[];
  /** Each line in one write at the end, so that several processes may note at once. */
  append(lines: readonly string[]): void;
}

export function createHeadFile(file: string): HeadFile {
  return {
    read: () => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []),
    append(lines) {
      if (lines.length > 0)
        appendFileSync(file, lines.map((line) => `${line}\n`).join(""), { mode: 0o600, flush: true });
    },
  };
}

/** Lost with the process: for tests, and for what has no folder of its own. */
export function createHeadMemory(lines: string[] = []): HeadFile {
  return { read: () => lines, append: (more) => lines.push(...more) };
}
