import { beforeEach, expect, test } from "vitest";
import { auditListSpec } from "../../shared/audit/audit-list.ts";
import { auditEntrySchema } from "../../shared/audit/audit.schema.ts";
import { parseListQuery } from "../http/list-query.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { installationChain, listAudit, recordAudit } from "./audit.service.ts";

let ctx: TestContext;
const [own, other] = ["T11112222", "T33334444"];

beforeEach(async () => {
  ctx = await makeTestContext();
  for (const chain of [installationChain, own, other, own]) {
    for (const isAllowed of [true, false]) {
      ctx.clock.advance(1_000);
      await ctx.store.write((trx) =>
        recordAudit(trx, ctx, {
          chain,
          actor: { type: "staff", id: "stf_1", role: "finance", ip: "192.0.2.1" },
          action: "payment.refund",
          objectType: "payment",
          objectId: `${chain}.p`,
          isAllowed,
          details: { amount: 100 },
        }),
      );
    }
  }
});

const list = (query: Record<string, string>, scope: "all" | string[] = "all") =>
  listAudit(ctx, scope, parseListQuery(auditListSpec, query));

test("the log is read newest first, in the shape that the back office shows", async () => {
  const { data, page } = await list({});
  expect(data).toHaveLength(8);
  expect(page.total).toEqual({ value: 8, capped: false });
  const times = data.map(({ at }) => at);
  expect(times).toEqual([...times].sort().reverse());
  for (const entry of data) expect(auditEntrySchema.parse(entry)).toEqual(entry);
  expect(data[0]?.personal).toEqual({ ip: "192.0.2.1" });
});

test.each([
  ["one account", { account: own }, 4],
  ["the installation", { account: installationChain }, 2],
  ["refusals", { outcome: "refused" }, 4],
  ["one object", { object_id: `${other}.p` }, 2],
  ["one person", { actor_id: "stf_2" }, 0],
  ["one action", { action: "payment.refund" }, 8],
  ["a time", { "at.lte": "2026-03-02T09:00:02.000Z" }, 2],
])("it is narrowed to %s", async (_claim, query, count) => {
  expect((await list(query)).data).toHaveLength(count);
});

test("whoever is narrowed to accounts sees their chains alone", async () => {
  expect((await list({}, [own])).data).toHaveLength(4);
  expect((await list({ account: other }, [own])).data).toEqual([]);
  expect((await list({}, [])).data).toEqual([]);
});

test("pages follow each other without gaps and lead back", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { data, page } = await list({ limit: "3", ...(cursor === null ? {} : { cursor }) });
    seen.push(...data.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(8);
});
