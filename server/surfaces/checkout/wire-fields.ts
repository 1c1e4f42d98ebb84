import { z } from "zod";
import { DomainError, type FieldError } from "../../../shared/errors.ts";
import { isCalendarDay } from "../../../shared/instant.ts";

const int32Max = 2_147_483_647;
const textMax = 2_000;

/** Money as this wire sends it: a JSON number without a fraction (`33890.0` is one), within 32 bits. */
export const moneySchema = z
  .number({ error: "must be an integer in the smallest unit of the currency" })
  .refine(Number.isInteger, { error: "must be an integer in the smallest unit of the currency", abort: true })
  .refine((value) => Math.abs(value) <= int32Max, { error: `must be at most ${int32Max}` })
  .meta({ type: "integer" });

export const positiveMoneySchema = moneySchema
  .refine((value) => value > 0, { error: "must be a positive integer" })
  .meta({ type: "integer", description: "In the smallest unit of the currency, more than zero" });

/** Zero is for an order that costs nothing, which only some sessions take. */
export const orderAmountSchema = moneySchema
  .refine((value) => value >= 0, { error: "must be a positive integer" })
  .meta({
    type: "integer",
    minimum: 0,
    description: "In the smallest unit of the currency; 0 only where the configuration switches `dintero.zero` on",
  });

export const textSchema = z
  .string({ error: "must be a string" })
  .max(textMax, { error: `must have at most ${textMax} characters` });
export const requiredTextSchema = textSchema.min(1, { error: "must not be empty" });
export const referenceSchema = z
  .string({ error: "must be a string" })
  .max(255, { error: "must have at most 255 characters" });

const currencies = new Set(Intl.supportedValuesOf("currency"));

export const wireCurrencySchema = z
  .string({ error: "must be an ISO 4217 currency, upper case" })
  .refine((code) => currencies.has(code), { error: "must be an ISO 4217 currency, upper case" });

/** International prefix advised, spaces not allowed; an empty string is an error on this wire. */
export const phoneSchema = z.string().regex(/^\+?\d{5,15}$/, { error: "must be a phone number such as +4740230256" });
export const countrySchema = z.string().regex(/^[A-Za-z]{2}$/, { error: "must be a country code of two letters" });
export const vatSchema = z.number().min(0).max(100);

/** Input without a zone is UTC. */
export const instantInputSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/, {
    error: "must be an ISO 8601 date-time",
    abort: true,
  })
  .transform((text, context) => {
    const instant = parseInstant(text);
    if (instant === null) context.addIssue({ code: "custom", message: "must be an ISO 8601 date-time" });
    return instant ?? "";
  });

/** Null for what is no instant, days that are not in the calendar included. */
export function parseInstant(text: string): string | null {
  if (!isCalendarDay(text.slice(0, 10))) return null;
  const whole = text.includes("T") || text.includes(" ") ? text.replace(" ", "T") : `${text}T00:00:00`;
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(whole.slice(10));
  const epoch = Date.parse(hasZone ? whole : `${whole}Z`);
  return Number.isNaN(epoch) ? null : new Date(epoch).toISOString();
}

/** Clients send `null` for what they leave out. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z
    .union([schema, z.null()])
    .optional()
    .transform((value) => value ?? undefined);
}

/**
 * Reads a body by its schema.
 *
 * @throws DomainError `validation_failed` naming every field; the message is the first one.
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return withoutUndefined(parsed.data) as z.output<Schema>;
  const fields = parsed.error.issues.flatMap(fieldErrors).slice(0, 50);
  const first = fields[0];
  const message =
    first === undefined || first.path === "" ? "The body must be a JSON object." : `${first.path} ${first.message}`;
  throw new DomainError("validation_failed", message, { fields });
}

/** The branch of a union that says most is shown: "or null" would only confuse. */
function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String).join(".");
  if (issue.code === "invalid_union") {
    const branch = issue.errors.find((issues) => issues.some((inner) => !isWantedNull(inner))) ?? [];
    return branch.flatMap((inner) => fieldErrors({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  return [{ path, message: wording(issue) }];
}

function isWantedNull(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.expected === "null";
}

function wording(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) return "is required";
  if (issue.code === "invalid_type" && issue.message.startsWith("Invalid input: "))
    return `must be of type ${issue.expected}`;
  return issue.message;
}

/** Left-out fields are absent, not undefined, in what is stored and passed on. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutUndefined(inner)]));
}
