import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { actorSchema } from "./actor.ts";
import { bulkEndReasons, bulkItemStates, bulkKinds, bulkPickedMax, bulkRunStates } from "./bulk-kinds.ts";
import { paymentIdSchema } from "./payment.schema.ts";
import { moneyReasonSchema, reasonNeedsNote } from "./reasons.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

export const bulkKindSchema = z.enum(bulkKinds).meta({ id: "BulkKind" });
export const bulkRunStateSchema = z.enum(bulkRunStates).meta({ id: "BulkRunState" });
export const bulkItemStateSchema = z.enum(bulkItemStates).meta({ id: "BulkItemState" });
export const bulkEndReasonSchema = z.enum(bulkEndReasons).meta({ id: "BulkEndReason" });

export const bulkSelectionSchema = z
  .strictObject({
    ids: z.array(paymentIdSchema).min(1).max(bulkPickedMax).optional(),
    query: z.string().max(2000).optional().meta({
      description: "Filters in the words of the list's address, such as `status=AUTHORIZED&currency=NOK`",
    }),
  })
  .refine(({ ids, query }) => (ids === undefined) !== (query === undefined), {
    message: fieldTexts.one_of_both,
  })
  .meta({ id: "BulkSelection" });
export type BulkSelection = z.infer<typeof bulkSelectionSchema>;

/** What a run would move of one currency. */
export const bulkTotalSchema = z
  .strictObject({ currency: currencySchema, count: z.int(), amount: minorSchema })
  .meta({ id: "BulkTotal" });
export type BulkTotal = z.infer<typeof bulkTotalSchema>;

export const previewBulkSchema = z
  .object({ kind: bulkKindSchema, selection: bulkSelectionSchema })
  .meta({ id: "PreviewBulkRun" });
export type PreviewBulk = z.infer<typeof previewBulkSchema>;

/** What would be done now, and what would be left out and why. Nothing has happened. */
export const bulkPreviewSchema = z
  .strictObject({
    account_id: accountIdSchema,
    item_count: z.int(),
    /** What would be done, by currency: amounts of two are never added. */
    totals: z.array(bulkTotalSchema),
    skipped: z.array(
      z.strictObject({
        code: z.string(),
        /** As it reads for the first of them. */
        reason: z.string(),
        count: z.int(),
        examples: z.array(z.strictObject({ payment_id: z.string(), merchant_reference: z.string() })),
      }),
    ),
  })
  .meta({ id: "BulkPreview" });
export type BulkPreview = z.infer<typeof bulkPreviewSchema>;

export const startBulkSchema = z
  .object({
    kind: bulkKindSchema,
    selection: bulkSelectionSchema,
    account_id: accountIdSchema,
    /** What the preview said; other figures now are a 409, and nothing is begun. */
    expected: z.array(bulkTotalSchema).max(200),
    reason: moneyReasonSchema.optional(),
    note: z.string().trim().max(2000).optional(),
  })
  .refine(({ kind, reason }) => kind === "capture" || reason !== undefined, {
    message: fieldTexts.say_why,
    path: ["reason"],
  })
  .refine(({ reason, note }) => reason === undefined || !reasonNeedsNote(reason) || (note ?? "") !== "", {
    message: fieldTexts.note_other,
    path: ["note"],
  })
  .meta({ id: "StartBulkRun" });
export type StartBulk = z.infer<typeof startBulkSchema>;

export const bulkRunSchema = z
  .strictObject({
    id: z.string(),
    account_id: accountIdSchema,
    kind: bulkKindSchema,
    state: bulkRunStateSchema,
    query: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    item_count: z.int(),
    /** How many payments are where, and how much of each currency. */
    totals: z.array(
      z.strictObject({ state: bulkItemStateSchema, currency: currencySchema, count: z.int(), amount: minorSchema }),
    ),
    created_by: actorSchema,
    created_at: instantSchema,
    cancelled_by: actorSchema.nullable(),
    end_reason: bulkEndReasonSchema.nullable(),
    finished_at: instantSchema.nullable(),
  })
  .meta({ id: "BulkRun" });
export type BulkRunView = z.infer<typeof bulkRunSchema>;

export const bulkItemSchema = z
  .strictObject({
    id: z.string(),
    run_id: z.string(),
    position: z.int(),
    payment_id: z.string(),
    merchant_reference: z.string(),
    currency: currencySchema,
    amount: minorSchema,
    state: bulkItemStateSchema,
    /** Why nothing was done, or why it failed. */
    code: z.string().nullable(),
    reason: z.string().nullable(),
    operation_id: z.string().nullable(),
    updated_at: instantSchema,
  })
  .meta({ id: "BulkItem" });
export type BulkItemView = z.infer<typeof bulkItemSchema>;
