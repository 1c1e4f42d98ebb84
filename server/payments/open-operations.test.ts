import { expect, test } from "vitest";
import { plansOf } from "../testing/query-plan.ts";
import { listDueOperations, makeOpenOperationsDue } from "./operation.repository.ts";

test.each([
  ["the reconciler asks", (trx) => listDueOperations(trx, "2026-03-02T09:00:00.000Z", 100)],
  ["a server that starts takes over", (trx) => makeOpenOperationsDue(trx, "2026-03-02T09:00:00.000Z")],
] satisfies [string, Parameters<typeof plansOf>[0]][])(
  "%s only for open operations, by their index",
  async (_who, work) => {
    const plan = await plansOf(work);
    expect(plan).toContain("USING INDEX operation_open");
  },
);
