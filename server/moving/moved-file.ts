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
const rowSchema = z.array(z.union([z.string(), z.number(), z.null(), z.tuple([z.string()])]));
const lineSchema = z.union([rowSchema, tableSchema, endSchema, headSchema]);

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
    const parsed = lineSchema.safeParse(jsonOf(text));
    if (!parsed.success) throw new MovedFileError(`${file} is not an export of Kontor`);
    const line = parsed.data;
    if (Array.isArray(line)) yield { row: line.map(fromJson) };
    else if ("table" in line) yield { name: line.table, columns: line.columns };
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

function fromJson(value: string | number | null | [string]): Stored {
  return Array.isArray(value) ? Buffer.from(value[0], "base64") : value;
}
