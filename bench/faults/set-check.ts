import type { CommandContext } from "../../server/cli/command.ts";
import { wireUuid } from "../../server/surfaces/checkout/event-id.ts";
import { until } from "../../server/testing/until.ts";
import { runVerify } from "../../server/verify/verify.service.ts";
import type { CaptureWish } from "./capture-client.ts";
import { beside, type Installation } from "./installation.ts";

/** What was wished, what is stored and what the receiver was told, held against each other. */
export interface SetCheck {
  figures: string;
  /** What must never be found; empty when all is well. */
  faults: string[];
}

/**
 * Asks beside the servers until nothing is open and everything is told.
 *
 * @throws with what is still open when that takes too long.
 */
export async function untilQuiet(installation: Installation, limitMs = 120_000): Promise<void> {
  await beside(installation, async (ctx) => {
    let open: string[] = [];
    try {
      await until(async () => (open = await openWork(ctx, installation)).length === 0, "quiet", limitMs);
    } catch (cause) {
      throw new Error(`Still open after ${limitMs / 1_000} s: ${open.join("; ")}`, { cause });
    }
  });
}

/** Some of the shop's operations and deliveries that are not at their end, with when they are looked at again. */
async function openWork(ctx: CommandContext, { accountId, endpointId }: Installation): Promise<string[]> {
  return ctx.store.read(async (db) => {
    const operations = await db
      .selectFrom("operation")
      .innerJoin("payment", "payment.id", "operation.payment_id")
      .select(["operation.id", "state", "next_attempt_at"])
      .where("state", "in", ["pending", "unknown"])
      .where("payment.account_id", "=", accountId)
      .limit(3)
      .execute();
    const deliveries = await db
      .selectFrom("delivery")
      .select(["id", "attempt_count", "next_attempt_at", "lease_until"])
      .where("state", "=", "pending")
      .where("endpoint_id", "=", endpointId)
      .limit(3)
      .execute();
    return [...operations, ...deliveries].map((row) => JSON.stringify(row));
  });
}

interface Facts {
  captures: { id: string; reference: string | null; state: string }[];
  deliveries: { id: string; operation_id: string | null; state: string }[];
  broken: string[];
}

async function readFacts(ctx: CommandContext, { accountId, endpointId }: Installation): Promise<Facts> {
  const captures = await ctx.store.read((db) =>
    db
      .selectFrom("operation")
      .innerJoin("payment", "payment.id", "operation.payment_id")
      .select(["operation.id", "operation.reference", "operation.state"])
      .where("operation.kind", "=", "capture")
      .where("payment.account_id", "=", accountId)
      .execute(),
  );
  const deliveries = await ctx.store.read((db) =>
    db
      .selectFrom("delivery")
      .innerJoin("event", "event.id", "delivery.event_id")
      .select(["delivery.id", "event.operation_id", "delivery.state"])
      .where("delivery.endpoint_id", "=", endpointId)
      .execute(),
  );
  const { invariants } = await runVerify(ctx);
  const broken = invariants.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`);
  return { captures, deliveries, broken };
}

interface CheckOptions {
  /** Whether a process died or was cut off, so that a delivery under way may have come twice. */
  mayRepeat: boolean;
  /** Ids of the deliveries that were taken from the receiver before. */
  taken?: readonly string[];
}

/** The exact check of a shop: acknowledged = stored = received. */
export async function checkSets(
  installation: Installation,
  wishes: readonly CaptureWish[],
  { mayRepeat, taken = [] }: CheckOptions,
): Promise<SetCheck> {
  const facts = await beside(installation, (ctx) => readFacts(ctx, installation));
  const received = new Map<string, number>();
  for (const id of [...taken, ...(await takeDeliveryIds(installation))]) received.set(id, (received.get(id) ?? 0) + 1);
  const repeated = [...received.values()].filter((times) => times > 1).length;
  const succeeded = facts.captures.filter(({ state }) => state === "succeeded");
  const faults = [
    ...facts.broken,
    ...faultsOfWishes(facts, wishes),
    ...faultsOfDeliveries(facts, succeeded, received),
    ...(repeated > 0 && !mayRepeat ? [`${repeated} deliveries came twice without a reason`] : []),
  ];
  const count = (state: CaptureWish["state"]) => wishes.filter((wish) => wish.state === state).length;
  const figures = [
    `${count("acknowledged")} acknowledged`,
    `${count("unknown")} unknown to the client`,
    `${count("refused")} refused`,
    `${succeeded.length} stored`,
    `${received.size} received`,
    `${repeated} twice`,
  ].join(", ");
  return { figures, faults };
}

/** What the receiver was told since it was asked last: the id of each delivery, as it is on the wire. */
export async function takeDeliveryIds({ receiver }: Pick<Installation, "receiver">): Promise<string[]> {
  const requests = await receiver.take();
  return requests.map(({ head = "" }) => /^event-delivery: (.+)$/im.exec(head)?.[1] ?? "");
}

function faultsOfWishes({ captures }: Facts, wishes: readonly CaptureWish[]): string[] {
  const stored = new Map<string | null, string[]>();
  for (const { reference, state } of captures) stored.set(reference, [...(stored.get(reference) ?? []), state]);
  const faults: string[] = [];
  for (const { reference, state, by, failures } of wishes) {
    const found = stored.get(reference) ?? [];
    stored.delete(reference);
    const last = failures.at(-1)?.reason ?? "";
    if (found.length > 1) faults.push(`${reference} was captured ${found.length} times`);
    if (state === "acknowledged" && found[0] !== "succeeded") faults.push(`${reference} was acknowledged and is lost`);
    if (state === "refused") faults.push(`${reference} was refused: ${last}`);
    if (state === "open" || (state === "unknown" && by === "staff")) faults.push(`${reference} got no answer: ${last}`);
  }
  for (const reference of stored.keys()) faults.push(`nobody asked for ${reference}`);
  return faults;
}

function faultsOfDeliveries(
  { deliveries }: Facts,
  succeeded: Facts["captures"],
  received: ReadonlyMap<string, number>,
): string[] {
  const byOperation = new Map<string | null, Facts["deliveries"]>();
  for (const delivery of deliveries) {
    byOperation.set(delivery.operation_id, [...(byOperation.get(delivery.operation_id) ?? []), delivery]);
  }
  const faults: string[] = [];
  for (const { id } of succeeded) {
    const told = byOperation.get(id) ?? [];
    const [first] = told;
    if (first === undefined || told.length !== 1) faults.push(`${id} has ${told.length} deliveries`);
    else if (first.state !== "delivered") faults.push(`the delivery of ${id} is ${first.state}`);
    else if (!received.has(wireUuid(first.id))) faults.push(`the delivery of ${id} never arrived`);
  }
  const known = new Set(deliveries.map(({ id }) => wireUuid(id)));
  for (const id of received.keys())
    if (!known.has(id)) faults.push(`the receiver was told of ${id}, which is not stored`);
  return faults;
}
