import { z } from "zod";
import { currencySchema, minorSchema } from "../money.schema.ts";

/** A word that every language has of its own, such as the name of a role: its key below `word`. */
const namedWordSchema = z.strictObject({ word: z.string() });

/** An amount in minor units, written with the marks of whoever reads it. */
const moneyValueSchema = z.strictObject({ amount: minorSchema, currency: currencySchema });

export const sentenceValueSchema = z.union([z.string(), z.number(), namedWordSchema, moneyValueSchema]);
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
export function writtenValues(
  { values = {} }: Sentence,
  { money, word }: Writing,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== "object") return [name, value];
      return [name, "word" in value ? word(value.word) : money(value.amount, value.currency)];
    }),
  );
}
