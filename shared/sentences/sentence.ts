import { z } from "zod";
import { currencySchema, minorSchema } from "../money.schema.ts";

/**
 * A word that every language has of its own, such as the name of a role: its key below `word`, and the name that
 * stands behind it in each of them, such as a reference.
 */
const namedWordSchema = z.strictObject({ word: z.string(), name: z.string().optional() });

/** An amount in minor units, written with the marks of whoever reads it. */
const moneyValueSchema = z.strictObject({ amount: minorSchema, currency: currencySchema });

const singleValueSchema = z.union([z.string(), z.number(), namedWordSchema, moneyValueSchema]);
type SingleValue = z.infer<typeof singleValueSchema>;

/** One thing, or several that are told after each other. */
export const sentenceValueSchema = z.union([singleValueSchema, z.array(singleValueSchema)]);
export type SentenceValue = z.infer<typeof sentenceValueSchema>;

/**
 * Something that the server says, as facts: which sentence, and what fills it. Whoever shows it says it in the
 * reader's language; where that has no such sentence, the English text beside it is shown as it is.
 */
export const sentenceSchema = z
  .strictObject({ key: z.string(), values: z.record(z.string(), sentenceValueSchema).optional() })
  .meta({ id: "Sentence" });
export type Sentence = z.infer<typeof sentenceSchema>;

/** How one language writes what fills a sentence. */
export interface Writing {
  money: (amount: number, currency: string) => string;
  /** The text of a key below `word`, or the key itself. */
  word: (key: string) => string;
}

/** Values as `messageText` takes them. */
export function writtenValues({ values = {} }: Sentence, writing: Writing): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, written(value, writing)];
      return [name, value.map((single) => written(single, writing)).join(", ")];
    }),
  );
}

function written(value: SingleValue, { money, word }: Writing): string | number {
  if (typeof value !== "object") return value;
  if (!("word" in value)) return money(value.amount, value.currency);
  return value.name === undefined ? word(value.word) : `${word(value.word)} ${value.name}`;
}
