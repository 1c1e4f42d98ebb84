import { overlapVerdict, type SecretOverlap } from "../../shared/webhooks/overlap.schema.ts";
import type { AppContext } from "../context.ts";
import type { EndpointDetail } from "./endpoint.record.ts";
import { countSince, findTestSignedWith } from "./overlap.repository.ts";

/** Deliveries that the figures are made of. */
const countedMax = 1_000;

/** How the change from one secret to the next is going; null while not more than one signs. */
export async function secretOverlap(
  ctx: Pick<AppContext, "store">,
  { id: endpointId, secrets }: Pick<EndpointDetail, "id" | "secrets">,
): Promise<SecretOverlap | null> {
  const [newest, ...older] = secrets;
  const endsAt = older.reduce((latest, { expires_at: at }) => (at !== null && at > latest ? at : latest), "");
  if (newest === undefined || endsAt === "") return null;
  const since = newest.created_at;
  return ctx.store.read(async (db) => {
    const { total, accepted, failed } = await countSince(db, { endpointId, since, limit: countedMax });
    const sole = await findTestSignedWith(db, { endpointId, secretId: newest.id });
    const test =
      sole === null
        ? null
        : { delivery_id: sole.delivery_id, at: sole.at, is_accepted: sole.outcome === "delivered", code: sole.code };
    const facts = { since, ends_at: endsAt, accepted, failed, is_capped: total >= countedMax, test };
    return { ...facts, verdict: overlapVerdict(facts) };
  });
}
