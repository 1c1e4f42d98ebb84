import { z } from "zod";
import { instantSchema } from "../instant.ts";

/**
 * Whether an old secret can be ended. `safe`: a test that the new one alone signed was accepted and
 * nothing fails; `failing`: it was, but real deliveries fail; `refused`: it was not accepted;
 * `untested`: nobody has sent one, and messages with both signatures prove nothing.
 */
export const overlapVerdicts = ["safe", "failing", "refused", "untested"] as const;
export type OverlapVerdict = (typeof overlapVerdicts)[number];

/** A change of secrets that is under way. */
export const overlapSchema = z
  .strictObject({
    /** When the newest secret was made. */
    since: instantSchema,
    /** When the last of the older ones stops signing. */
    ends_at: instantSchema,
    /** Deliveries since then that the receiver accepted. */
    accepted: z.int(),
    /** Deliveries since then whose last attempt failed. */
    failed: z.int(),
    /** True when there were more than are looked at: the figures are of the newest. */
    is_capped: z.boolean(),
    /** The last test that was signed with the newest secret alone. */
    test: z
      .strictObject({
        delivery_id: z.string(),
        at: instantSchema,
        is_accepted: z.boolean(),
        /** Null when no answer came. */
        code: z.int().nullable(),
      })
      .nullable(),
    verdict: z.enum(overlapVerdicts),
  })
  .meta({ id: "SecretOverlap" });
export type SecretOverlap = z.infer<typeof overlapSchema>;

/** May the old secret be ended? The API and the screen use this one answer. */
export function overlapVerdict({ failed, test }: Pick<SecretOverlap, "failed" | "test">): OverlapVerdict {
  if (test === null) return "untested";
  if (!test.is_accepted) return "refused";
  return failed > 0 ? "failing" : "safe";
}
