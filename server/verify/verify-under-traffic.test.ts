import type { Kysely, KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import type { Database } from "../database.ts";
import { startLoop } from "../testing/deliveries.ts";
import { givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { findMiscountedHour } from "./delivery-rollups.service.ts";

/** Lets something happen after each statement, before its rows are passed on. */
function afterEachStatement(happen: () => Promise<void>): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await happen();
      return result;
    },
  };
}

test("the hourly counts agree with the log while a server goes on recording tries", async () => {
  const ctx = await makeEndpointContext();
  const receiver = await startReceiver(answering(200));
  await givenEndpoint(ctx, receiver.url);
  const loop = startLoop(ctx);
  const deliverOne = async () => {
    await givenEvent(ctx, []);
    await loop.tick();
  };
  await deliverOne();
  const fault = await ctx.store.read((db) =>
    findMiscountedHour((db as Kysely<Database>).withPlugin(afterEachStatement(deliverOne))),
  );
  expect(fault).toBeNull();
  expect(receiver.received.length).toBeGreaterThan(1);
});
