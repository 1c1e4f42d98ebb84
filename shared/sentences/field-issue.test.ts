import { expect, test } from "vitest";
import { z } from "zod";
import { fieldTexts } from "./field-texts.ts";
import { issueSaid } from "./field-issue.ts";

const form = z.strictObject({ field: z.unknown() });

function saidOf(schema: z.ZodType, value: unknown): string | null {
  const parsed = form.extend({ field: schema }).safeParse(value === undefined ? {} : { field: value });
  const issue = parsed.error?.issues[0];
  if (issue === undefined) throw new Error("nothing is wrong with it");
  return issueSaid(issue, value === undefined)?.text ?? null;
}

test.each<[string, z.ZodType, unknown, string | null]>([
  ["nothing at all", z.string(), undefined, "This is required."],
  ["an empty text", z.string().min(1), "", "This is required."],
  ["a text that is short", z.string().min(3), "ab", "At least 3 characters are needed."],
  ["a text that is long", z.string().max(1), "ab", "At most 1 character is allowed."],
  ["a short list", z.array(z.string()).min(2), ["a"], "At least 2 entries are needed."],
  ["a long list", z.array(z.string()).max(1), ["a", "b"], "At most 1 entry is allowed."],
  ["a number below the least", z.int().min(5), 4, "The least is 5."],
  ["nothing where more is asked for", z.int().positive(), 0, "It must be more than 0."],
  ["a number above the most", z.number().max(1_000), 2_000, "The most is 1,000."],
  ["a number at an end that is left out", z.number().lt(10), 10, "It must be less than 10."],
  ["another kind of value", z.string(), 5, "This is not the kind of value that is asked for."],
  ["none of the choices", z.enum(["a", "b"]), "c", "Choose one of these: a, b."],
  ["no e-mail address", z.email(), "x", "must be an e-mail address"],
  ["no day", z.iso.date(), "x", "This must be a day, written 2026-01-31."],
  ["no address", z.url(), "x", "must be an https address"],
  ["a shape of its own", z.string().regex(/^a$/), "b", "This is not written as it should be."],
  ["no multiple", z.number().multipleOf(5), 7, "This must be a multiple of 5."],
  ["words of the schema that are known", z.string().refine(() => false, fieldTexts.say_why), "b", "Say why"],
  ["words with a figure in them", z.int().max(10, "must be at most 10 %"), 11, "must be at most 10 %"],
  ["words of the schema that are not", z.string().regex(/^a$/, "must be an a"), "b", null],
])("%s is told", (_claim, schema, value, text) => expect(saidOf(schema, value)).toBe(text));
