import { type KillMoment, killDuringCapture, type KillOutcome } from "../../server/testing/kill-during-capture.ts";
import type { Outcome, Round } from "./rounds.ts";

const named = ["before_intent", "after_intent", "in_gateway", "after_answer", "after_commit"] as const;
const afterMsMax = 60;

/** Each of the named moments in turn, and then one by chance within the capture's life. */
function momentOf({ number, random }: Round): KillMoment {
  return named[number % (named.length + 1)] ?? { afterMs: random.between(1, afterMsMax) };
}

/** What must never be found, whatever the moment. */
function faultsIn(found: KillOutcome): string[] {
  const succeeded = found.captures.filter((capture) => capture.state === "succeeded").length;
  const expected = succeeded === 1 ? "CAPTURED" : "AUTHORIZED";
  return [
    ...found.verify.invariants.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`),
    ...(found.captures.length > 1 ? [`${found.captures.length} captures of one request`] : []),
    ...(found.isAcknowledged && succeeded !== 1 ? ["an acknowledged capture was lost"] : []),
    ...(found.ledgerTransactions === succeeded ? [] : [`${found.ledgerTransactions} ledger transactions`]),
    ...(new Set(found.processorKeys).size > 1 ? ["the processor was asked with two keys"] : []),
    ...(found.status === expected ? [] : [`the payment is ${found.status}`]),
  ];
}

/** Kills a server around a capture and lets the next one finish. */
export async function killCapture(round: Round): Promise<Outcome> {
  const moment = momentOf(round);
  const found = await killDuringCapture(round.folder, moment);
  const when = typeof moment === "string" ? moment.replace("_", " ") : `${moment.afterMs} ms after it was sent`;
  const heard = found.isAcknowledged ? "acknowledged" : "no answer";
  return {
    figures: `${when}: ${heard}, ${found.processorKeys.length} gateway calls, ${found.status} after the restart`,
    faults: faultsIn(found),
  };
}
