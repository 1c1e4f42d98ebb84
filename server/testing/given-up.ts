import type { TestContext } from "./context.ts";
import { testAccountId } from "./payments.ts";

/** Deliveries given up now, as the engine leaves them. */
export async function givenGivenUp(ctx: TestContext, endpointId: string, count: number): Promise<void> {
  const at = ctx.clock.now();
  await ctx.store.write(async (trx) => {
    for (let number = 1; number <= count; number += 1) {
      const event_id = ctx.ids.own("evt", at);
      const facts = { account_id: testAccountId, subject_id: "subject-1", created_at: at };
      const event = { ...facts, id: event_id, type: "loan.active", subject_type: "loan", operation_id: null };
      await trx
        .insertInto("event")
        .values({ ...event, payload: "{}", delivery_count: 1 })
        .execute();
      const delivery = { ...facts, id: ctx.ids.own("dlv", at), event_id, event_type: "loan.active", lane: endpointId };
      const end = { state: "exhausted" as const, next_attempt_at: null, lease_until: null, lease_token: null };
      const answer = { last_code: 500, last_error: "The receiver answered 500", finished_at: at };
      await trx
        .insertInto("delivery")
        .values({
          ...delivery,
          ...end,
          ...answer,
          endpoint_id: endpointId,
          dialect: "standard",
          url: "https://shop.example/hooks",
          method: "POST",
          body: null,
        })
        .execute();
    }
  });
}
