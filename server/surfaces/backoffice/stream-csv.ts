import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import type express from "express";
import { z } from "zod";
import { DomainError, fieldSaying } from "../../../shared/errors.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { Listed } from "../../../shared/page.ts";
import type { AppContext } from "../../context.ts";
import { auditAllowed } from "./audit-attempt.ts";
import type { Caller, Origin } from "./caller.ts";
import { csvLine, csvText, exportFileName, type ZoneFormat, zoneFormat } from "./csv.rules.ts";

/** Rows that are read at a time. */
export const csvPageSize = 100;

/** What every export of a list asks beside the list's own filters. */
export const csvQuerySchema = z.object({ zone: z.string().max(64).default("Europe/Oslo") });

/** The list's own part of an export's query: neither the zone, nor where a page starts and ends. */
export function listPartOf(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { zone: _zone, limit: _limit, cursor: _cursor, ...asked } = query;
  return asked;
}

/** @throws DomainError `validation_failed` when the zone is unknown. */
export function localFormat(zone: string): ZoneFormat {
  try {
    return zoneFormat(zone);
  } catch (cause) {
    const said = say("field.zone");
    throw new DomainError("validation_failed", said, { fields: [fieldSaying("zone", said)] }, { cause });
  }
}

interface Export<Row> {
  ctx: AppContext;
  caller: Caller;
  origin: Origin;
  response: express.Response;
  /** The list's name, in the audit log and in the file's. */
  name: string;
  /** The filters as they were asked for. */
  asked: Readonly<Record<string, unknown>>;
  headings: readonly string[];
  cells: (row: Row) => readonly string[];
  /** One page; null for the first. What it throws before the first byte is answered as a problem. */
  pageAfter: (cursor: string | null) => Promise<Listed<Row>>;
}

/** Streams exactly the filtered list as a CSV file, after the audit log has a line of it. */
export async function streamCsv<Row>(wanted: Export<Row>): Promise<void> {
  const { ctx, caller, origin, response, name, asked } = wanted;
  const first = await wanted.pageAfter(null);
  const audit = { action: `${name}.export`, objectType: "list" };
  const attempt = { caller, origin, audit, objectId: name, accountId: null, details: { filters: asked } };
  await ctx.store.write((trx) => auditAllowed(trx, ctx, attempt));
  const filters = Object.entries(asked).map(([key, value]) => [key, [value].flat().map(String).join("-")] as const);
  const fileName = exportFileName(name, filters, ctx.clock.now().slice(0, 10));
  response.status(200).setHeader("Content-Type", "text/csv; charset=utf-8; header=present");
  response.setHeader("Content-Disposition", `attachment; filename="${fileName}"`);
  await send(response, csvPages(first, wanted));
}

/** One chunk of text per page: the whole list is never in memory. */
async function* csvPages<Row>(
  first: Listed<Row>,
  { headings, cells, pageAfter }: Pick<Export<Row>, "headings" | "cells" | "pageAfter">,
): AsyncGenerator<string> {
  yield csvLine(headings.map(csvText));
  let page = first;
  for (;;) {
    yield page.data.map((row) => csvLine(cells(row))).join("");
    if (page.page.next === null) return;
    // Reading is synchronous underneath: without this nobody else is served until the file is whole.
    await setImmediate();
    page = await pageAfter(page.page.next);
  }
}

async function send(response: NodeJS.WritableStream, chunks: AsyncGenerator<string>): Promise<void> {
  try {
    await pipeline(Readable.from(chunks), response);
  } catch (error) {
    // A person who closes the tab has not found a bug.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}
