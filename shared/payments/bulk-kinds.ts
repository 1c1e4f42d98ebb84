// Apart from the schemas, so that a page that only names them need not load the schema library.

/** What can be done to many payments at once: take the rest, give the rest back, release the rest. */
export const bulkKinds = ["capture", "refund", "void"] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** `cancelling` while what was begun before it was called off is not answered yet. */
export const bulkRunStates = ["running", "cancelling", "done", "cancelled"] as const;
export type BulkRunState = (typeof bulkRunStates)[number];

export const bulkItemStates = ["planned", "running", "done", "skipped", "failed", "cancelled"] as const;
export type BulkItemState = (typeof bulkItemStates)[number];

/** Why a run did not go to its end: somebody called it off, or who began it may not do this any more. */
export const bulkEndReasons = ["cancelled", "starter_may_not"] as const;
export type BulkEndReason = (typeof bulkEndReasons)[number];

/** Payments that one run takes in. */
export const bulkItemsMax = 5_000;
/** Payments that can be picked one by one; more are found by a filter. */
export const bulkPickedMax = 500;
