import type { Db } from "../database.ts";
import type { DialectRegistry } from "../webhooks/dialect.ts";
import { type EndedDelivery, findUnprovenDelivery, findWronglyDropped, listEnded } from "./deliveries.repository.ts";

const pageSize = 2_000;

/** A delivery whose end its attempts, its dialect or its endpoint do not account for. */
export async function findUnexplainedDelivery(db: Db, dialects: DialectRegistry): Promise<string | null> {
  return (await findUnprovenDelivery(db)) ?? (await findWronglyDropped(db)) ?? (await findUnexplainedEnd(db, dialects));
}

async function findUnexplainedEnd(db: Db, dialects: DialectRegistry): Promise<string | null> {
  let afterSeq = 0;
  for (;;) {
    const page = await listEnded(db, { afterSeq, limit: pageSize });
    for (const delivery of page) {
      const fault = faultOf(delivery, dialects);
      if (fault !== null) return fault;
      afterSeq = delivery.seq;
    }
    if (page.length < pageSize) return null;
  }
}

function faultOf(delivery: EndedDelivery, dialects: DialectRegistry): string | null {
  const dialect = dialects.get(delivery.dialect);
  if (dialect === undefined) return `delivery ${delivery.id} speaks ${delivery.dialect}, which is unknown`;
  if (delivery.state === "exhausted") {
    if (delivery.attempt_count >= dialect.attemptsMax) return null;
    return `delivery ${delivery.id} is exhausted after ${delivery.attempt_count} of ${dialect.attemptsMax} attempts`;
  }
  const isTerminal = delivery.code === null ? delivery.outcome !== null : dialect.isTerminal(delivery.code);
  const isSuccess = delivery.code !== null && delivery.code >= 200 && delivery.code <= 299;
  if (isTerminal && !isSuccess) return null;
  return `delivery ${delivery.id} is rejected, but its last answer (${delivery.code ?? "none"}) does not end it`;
}
