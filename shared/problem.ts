import { z } from "zod";
import { sentenceSchema } from "./sentences/sentence.ts";

/** RFC 9457 problem details, as every error of the back-office API. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    request_id: z.string(),
    /** Message by field path. */
    errors: z.record(z.string(), z.string()).optional(),
    /** What `detail` says, as facts, for whoever says it in another language. */
    said: sentenceSchema.optional(),
    /** The same of messages by field path, where they have facts. */
    said_of: z.record(z.string(), sentenceSchema).optional(),
    /** Facts of a refusal: the blocker and the current figures. */
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problemSchema>;
