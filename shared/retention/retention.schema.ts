import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

/** A month: what was missed over a long week-end can still be sent again. */
export const messageDaysMin = 30;
/** The payments wire promises to know a repeated request for so long. */
export const answerDaysMin = 30;
/** Ten years. */
export const retentionDaysMax = 3_650;

/** Numbers beyond this are not counted. */
export const freedCountMax = 10_000;

const wholeDays = z.int(fieldTexts.whole_days).max(retentionDaysMax, fieldTexts.years_most);
const messageDays = wholeDays.min(messageDaysMin, fieldTexts.days_least);
const answerDays = wholeDays.min(answerDaysMin, fieldTexts.days_promised);

/** For how long an account keeps what was sent to receivers, and what they answered. */
export const accountRetentionSchema = z
  .strictObject({
    /** The account. */
    id: accountIdSchema,
    /** Null where the account has set nothing. */
    message_days: z.int().nullable(),
    /** What holds where the account has set nothing. */
    usual_message_days: z.int(),
    /** Counts the changes; 0 where nothing was set. */
    version: z.int(),
  })
  .meta({ id: "AccountRetention" });
export type AccountRetention = z.infer<typeof accountRetentionSchema>;

export const changeAccountRetentionSchema = z
  .object({ message_days: messageDays.nullable() })
  .meta({ id: "ChangeAccountRetention" });

/** For how long the installation keeps answers to requests that may be repeated. */
export const answerRetentionSchema = z.strictObject({ days: z.int() }).meta({ id: "AnswerRetention" });
export type AnswerRetention = z.infer<typeof answerRetentionSchema>;

export const changeAnswerRetentionSchema = z.object({ days: answerDays }).meta({ id: "ChangeAnswerRetention" });

/** What goes at once when something is kept for so long. */
export const freedSchema = z
  .strictObject({ count: z.int(), /** There are more than were counted. */ is_capped: z.boolean() })
  .meta({ id: "RetentionFreed" });
export type Freed = z.infer<typeof freedSchema>;

/** Days in an address. */
export const daysQuerySchema = z.object({
  days: z
    .string()
    .regex(/^\d{1,4}$/, fieldTexts.whole_days)
    .transform(Number)
    .pipe(messageDays),
});
