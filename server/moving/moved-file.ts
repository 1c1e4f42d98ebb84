import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Stored, TableShape } from "../store/moving.ts";
import { type MoveSummary, moveSummarySchema } from "./move-summary.ts";

/**
 * One JSON value per line: what the file is; then each table with its rows after it, an array each; and at the end what
 * all of it comes to, without which the file is not whole. Bytes are an array around their base64.
 */
const headSchema = z.object({ kontor: z.literal(1), migrations: z.array(z.string()) });
const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });
const endSchema = z.object({ end: moveSummarySchema });
const lineSchema = z.union([tableSchema, endSchema, headSchema]);

export type MovedFileHead = z.infer<typeof headSchema>;

/** A file that is not what `export` writes, or not all of it. */
export class MovedFileError extends Error {}

const flushCharacters = 1_000_000;

export interface MovedFileWriter {
  table(table: TableShape): void;
  rows(rows: readonly (readonly Stored[])[]): Promise<void>;
  end(summary: MoveSummary): Promise<void>;
  close(): Promise<void>;
}

/** Makes a new file, mode 0600. @throws Error when there is one already. */
export async function writeMovedFile(file: string, migrations: readonly string[]): Promise<MovedFileWriter> {
  const handle = await open(file, "wx", 0o600);
  let text = `${JSON.stringify({ kontor: 1, migrations })}\n`;
  const flush = async () => {
    await handle.write(text);
    text = "";
  };
  return {
    table: ({ name, columns }) => void (text += `${JSON.stringify({ table: name, columns })}\n`),
    async rows(rows) {
      for (const row of rows) text += `${JSON.stringify(row.map(toJson))}\n`;
      if (text.length >= flushCharacters) await flush();
    },
    async end(summary) {
      text += `${JSON.stringify({ end: summary })}\n`;
      await flush();
      await handle.sync();
    },
    close: () => handle.close(),
  };
}

export type MovedLine = MovedFileHead | TableShape | { row: Stored[] } | { end: MoveSummary };

/** @throws MovedFileError in words for the person who gave the file. */
export async function* readMovedFile(file: string): AsyncGenerator<MovedLine> {
  const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity });
  let isWhole = false;
  for await (const text of lines) {
    const value = jsonOf(text);
    if (Array.isArray(value)) {
      yield { row: value.map((cell) => fromJson(cell, file)) };
      isWhole = false;
      continue;
    }
    const parsed = lineSchema.safeParse(value);
    if (!parsed.success) throw notAnExport(file);
    const line = parsed.data;
    if ("table" in line) yield { name: line.table, columns: line.columns };
    else yield line;
    isWhole = "end" in line;
  }
  if (!isWhole) throw new MovedFileError(`${file} ends too early: the export was interrupted`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toJson(value: Stored): string | number | null | [string] {
  return Buffer.isBuffer(value) ? [value.toString("base64")] : value;
}

/** By hand, because there are tens of them in each of millions of rows. */
function fromJson(value: unknown, file: string): Stored {
  if (typeof value === "string" || typeof value === "number" || value === null) return value;
  const [bytes, ...more] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof bytes !== "string" || more.length > 0) throw notAnExport(file);
  return Buffer.from(bytes, "base64");
}

function notAnExport(file: string): MovedFileError {
  return new MovedFileError(`${file} is not an export of Kontor`);
}
