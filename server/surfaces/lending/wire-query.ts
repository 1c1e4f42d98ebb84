import type { Request } from "express";
import type { DomainError } from "../../../shared/errors.ts";
import { badParameterError } from "./refusals.ts";

const limitDefault = 25;
const limitMax = 100;

/** The one value of a parameter; null where it is absent or empty. @throws DomainError `invalid_parameter` */
export function readText(req: Request, name: string): string | null {
  const values = new URL(req.originalUrl, "http://localhost").searchParams.getAll(name);
  if (values.length > 1) throw badParameterError(name, "must be given once");
  const [value = ""] = values;
  return value === "" ? null : value;
}

/** @throws DomainError `invalid_parameter` */
export function readChoice<Choice extends string>(
  req: Request,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  const text = readText(req, name);
  const chosen = choices.find((choice) => choice === text);
  if (text !== null && chosen === undefined) throw badParameterError(name, `must be one of ${choices.join(", ")}`);
  return chosen ?? null;
}

/** Where a page begins and how long it is. */
export interface Paging {
  limit: number;
  /** The id of the last row that was seen, in the words of this wire. */
  after: string | null;
}

/** @throws DomainError `invalid_parameter` */
export function readPaging(req: Request): Paging {
  const limitText = readText(req, "limit") ?? String(limitDefault);
  const limit = /^\d{1,3}$/.test(limitText) ? Number(limitText) : 0;
  if (limit < 1 || limit > limitMax) throw badParameterError("limit", `must be from 1 to ${limitMax}`);
  return { limit, after: readText(req, "starting_after") };
}

export interface Listing<Row> {
  data: readonly Row[];
  has_more: boolean;
}

/** The part of a short list that is asked for. @throws DomainError `invalid_parameter` */
export function pageOf<Row extends { id: string }>(rows: readonly Row[], { limit, after }: Paging): Listing<Row> {
  const start = after === null ? 0 : rows.findIndex((row) => row.id === after) + 1;
  if (after !== null && start === 0) throw unknownStart();
  return { data: rows.slice(start, start + limit), has_more: rows.length > start + limit };
}

/**
 * A page of a long list as this wire answers it.
 *
 * @param page null where `starting_after` names no row of the list.
 * @throws DomainError `invalid_parameter`
 */
export function listing<Row, Shown>(
  page: { rows: readonly Row[]; hasMore: boolean } | null,
  present: (row: Row) => Shown,
): Listing<Shown> {
  if (page === null) throw unknownStart();
  return { data: page.rows.map(present), has_more: page.hasMore };
}

/** `starting_after` names nothing that can be in the list. */
export function unknownStart(): DomainError {
  return badParameterError("starting_after", "names no row of this list");
}
