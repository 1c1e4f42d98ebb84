import { z } from "zod";
import { recoveryFilterSchema, recoveryPreviewSchema, recoveryRateSchema, recoverySchema } from "./recovery.schema.ts";

const { from, to, states, event_types, codes, classes, errors } = recoveryFilterSchema.shape;

/** What to send again of one endpoint; with `preview` it is only counted. */
export const recoverRequestSchema = z
  .object({
    from,
    to,
    states,
    event_types,
    codes,
    classes,
    errors,
    rate_per_second: recoveryRateSchema.default(5),
    preview: z.boolean().default(false),
  })
  .meta({ id: "RecoverRequest" });
export type RecoverRequest = z.input<typeof recoverRequestSchema>;

/** The count of a preview, or the recovery that was started. */
export const recoverAnswerSchema = z
  .strictObject({ preview: recoveryPreviewSchema.nullable(), recovery: recoverySchema.nullable() })
  .meta({ id: "RecoverAnswer" });
export type RecoverAnswer = z.infer<typeof recoverAnswerSchema>;
