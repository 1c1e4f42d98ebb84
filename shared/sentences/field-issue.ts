import type { z } from "zod";
import { fieldTexts } from "./field-texts.ts";
import { knownTexts } from "./known-text.ts";
import { type Said, say } from "./say.ts";

type Issue = z.core.$ZodIssue;

const ownWords = knownTexts(fieldTexts);

/** What zod says by itself, and what is said instead; a schema's own words are kept. */
const spokenByZod = /^(Invalid|Too (small|big)|Unrecognized key)/;

/**
 * What a schema found wrong with a field, as a sentence that can be said in the reader's language; null where the
 * schema has English words of its own for it.
 *
 * @param isMissing whether there was no value at all.
 */
export function issueSaid(issue: Issue, isMissing: boolean): Said | null {
  const own = ownWords(issue.message);
  if (own !== null) return say(`field.${own.name}`, own.values);
  if (!spokenByZod.test(issue.message)) return null;
  return isMissing ? say("field.required") : saidByKind(issue);
}

function saidByKind(issue: Issue): Said {
  switch (issue.code) {
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_type":
      return say("field.kind");
    case "invalid_value":
      return say("field.choice", { choices: issue.values.map(String).join(", ") });
    case "invalid_format":
      return say(formats[issue.format] ?? "field.shape");
    case "not_multiple_of":
      return say("field.multiple", { step: issue.divisor });
    case "unrecognized_keys":
      return say("field.unknown");
    case "custom":
    case "invalid_key":
    case "invalid_element":
    case "invalid_union":
      return say("field.shape");
  }
}

const formats: Readonly<Record<string, "field.email" | "field.https" | "field.day">> = {
  email: "field.email",
  url: "field.https",
  date: "field.day",
};

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): Said {
  const least = Number(minimum);
  if (origin === "string") return least === 1 ? say("field.required") : say("field.text_short", { smart_count: least });
  if (isList(origin)) return say("field.list_short", { smart_count: least });
  return inclusive === false ? say("field.number_above", { least }) : say("field.number_small", { least });
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): Said {
  const most = Number(maximum);
  if (origin === "string") return say("field.text_long", { smart_count: most });
  if (isList(origin)) return say("field.list_long", { smart_count: most });
  return inclusive === false ? say("field.number_below", { most }) : say("field.number_large", { most });
}

function isList(origin: string): boolean {
  return origin === "array" || origin === "set" || origin === "map" || origin === "record";
}
