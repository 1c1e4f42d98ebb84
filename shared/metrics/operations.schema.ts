import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { exportableLists } from "../lists/exportable-lists.ts";

/** What administrators keep an eye on in the audit log: which actions, and whether they were allowed. */
export const watchedActions = {
  failed_sign_ins: { actions: ["session.started"], isAllowed: false },
  exports: {
    actions: [...exportableLists.map((name) => `${name}.export`), "audit.export", "settlement.export"],
    isAllowed: true,
  },
  reveals: { actions: ["personal.revealed"], isAllowed: true },
} as const satisfies Readonly<Record<string, { actions: readonly string[]; isAllowed: boolean }>>;
export const watchedNames = ["failed_sign_ins", "exports", "reveals"] as const;
export type WatchedName = (typeof watchedNames)[number];

/** More than this says nothing new. */
export const watchedMax = 10_000;

export const operationsQuerySchema = z.object({ account: z.string().max(64).optional() });

const countSchema = z
  .strictObject({
    /** In the last 24 hours, at most 10,000. */
    n: z.int(),
    /** In the 24 hours before those, likewise. */
    before: z.int(),
  })
  .nullable();

/** Counts of the audit log over 24 hours; null for what the person may not see, which belongs to the whole installation. */
export const operationsSchema = z
  .strictObject({
    since: instantSchema,
    failed_sign_ins: countSchema,
    exports: countSchema,
    reveals: countSchema,
  })
  .meta({ id: "Operations" });
export type Operations = z.infer<typeof operationsSchema>;
