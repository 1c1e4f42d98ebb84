import type { Request } from "express";
import { DomainError, type FieldError } from "../../../shared/errors.ts";
import { parseInstant } from "./wire-fields.ts";

const limitDefault = 10;
const pageMax = 100;
const valuesMax = 100;
const instantWords = "an ISO 8601 date or date-time";

/** The query of a list; what is wrong with it is collected and thrown at the end. */
export interface WireQuery {
  /** Repeated keys; empty when the key is absent. */
  many(name: string): readonly string[];
  one(name: string): string | null;
  /** `name.gte` and `name.lte` as instants; a day as the upper end means all of it. */
  instants(name: string): { gte?: string; lte?: string };
  /** One instant; null when it is left out. */
  instant(name: string): string | null;
  /** `name`, `name.gte` and `name.lte` as integers. */
  amounts(name: string): { gte?: number; lte?: number };
  limit: number;
  startingAfter: string | null;
  includes: ReadonlySet<string>;
  /** @throws DomainError `validation_failed` */
  check(): void;
}

export function readWireQuery(req: Request, { limitMax = pageMax }: { limitMax?: number } = {}): WireQuery {
  const problems: FieldError[] = [];
  const given = new URL(req.originalUrl, "http://localhost").searchParams;
  const many = (name: string) => {
    const values = given.getAll(name).filter((value) => value !== "");
    if (values.length > valuesMax) problems.push({ path: name, message: `takes at most ${valuesMax} values` });
    return values.slice(0, valuesMax);
  };
  const one = (name: string) => many(name).at(-1) ?? null;
  const read = <Value>(name: string, parse: (text: string) => Value | null, expected: string): Value | undefined => {
    const text = one(name);
    if (text === null) return undefined;
    const value = parse(text);
    if (value === null) problems.push({ path: name, message: `must be ${expected}` });
    return value ?? undefined;
  };
  const range = <Value>(
    name: string,
    parse: (text: string, bound: "gte" | "lte") => Value | null,
    expected: string,
  ) => {
    const gte = read(`${name}.gte`, (text) => parse(text, "gte"), expected);
    const lte = read(`${name}.lte`, (text) => parse(text, "lte"), expected);
    return { ...(gte === undefined ? {} : { gte }), ...(lte === undefined ? {} : { lte }) };
  };
  const limit = read("limit", (text) => parseLimit(text, limitMax), `from 1 to ${limitMax}`) ?? limitDefault;
  return {
    many,
    one,
    instants: (name) => range(name, parseBound, instantWords),
    instant: (name) => read(name, (text) => parseBound(text, "gte"), instantWords) ?? null,
    amounts: (name) => {
      const exact = read(name, parseAmount, "an integer in the smallest unit");
      return exact === undefined
        ? range(name, parseAmount, "an integer in the smallest unit")
        : { gte: exact, lte: exact };
    },
    limit,
    startingAfter: one("starting_after"),
    includes: new Set(many("includes")),
    check() {
      const first = problems[0];
      if (first === undefined) return;
      throw new DomainError("validation_failed", `${first.path} ${first.message}`, { fields: problems });
    },
  };
}

function parseLimit(text: string, limitMax: number): number | null {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= limitMax ? limit : null;
}

function parseAmount(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}

function parseBound(text: string, bound: "gte" | "lte"): string | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (isDay && bound === "lte") return parseInstant(`${text}T23:59:59.999`);
  // A plus sign in a query that was not escaped arrives as a space.
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? parseInstant(text.replace(/ (\d{2}:?\d{2})$/, "+$1")) : null;
}
