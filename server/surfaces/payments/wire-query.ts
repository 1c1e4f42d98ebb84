import type { Request } from "express";
import { invalidField } from "./wire-fields.ts";

const limitMax = 200;
const limitDefault = 50;

/** The one value of a parameter; null where it is absent or empty. */
export function readText(req: Request, name: string): string | null {
  const value = req.query[name];
  if (value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  throw invalidField(name, "must be given once");
}

export function readChoice<Choice extends string>(
  req: Request,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  const text = readText(req, name);
  const chosen = choices.find((choice) => choice === text);
  if (text !== null && chosen === undefined) throw invalidField(name, `must be one of ${choices.join(", ")}`);
  return chosen ?? null;
}

/** UTC, with milliseconds. */
export function readInstant(req: Request, name: string): string | null {
  const text = readText(req, name);
  if (text === null) return null;
  const ms = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(ms)) throw invalidField(name, "must be a date and time");
  return new Date(ms).toISOString();
}

export function readLimit(req: Request): number {
  const text = readText(req, "limit");
  if (text === null) return limitDefault;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > limitMax) throw invalidField("limit", `must be a whole number from 1 to ${limitMax}`);
  return limit;
}
