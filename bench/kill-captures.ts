import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type KillMoment, killDuringCapture, type KillOutcome } from "../server/testing/kill-during-capture.ts";
import { printTable } from "./print-table.ts";

/** Every second round kills inside the gateway's call, the others at a moment spread over the capture's life. */
function momentOf(round: number): KillMoment {
  return round % 2 === 0 ? "in_gateway" : { afterMs: ((round * 7) % 60) + 1 };
}

/** What must never be found, whatever the moment; null when all is well. */
function faultIn(found: KillOutcome): string | null {
  const broken = found.verify.invariants.find((invariant) => !invariant.ok);
  if (broken !== undefined) return `${broken.id}: ${broken.detail}`;
  const succeeded = found.captures.filter((capture) => capture.state === "succeeded").length;
  if (found.captures.length > 1) return `${found.captures.length} captures of one request`;
  if (found.isAcknowledged && succeeded !== 1) return "an acknowledged capture was lost";
  if (found.ledgerTransactions !== succeeded) return `${found.ledgerTransactions} ledger transactions`;
  if (new Set(found.processorKeys).size > 1) return "the processor was asked with two keys";
  return found.status === (succeeded === 1 ? "CAPTURED" : "AUTHORIZED") ? null : `the payment is ${found.status}`;
}

/** Kills servers around a capture, again and again. Answers how many rounds did not end as promised. */
export async function killCaptures(rounds: number): Promise<number> {
  const rows: string[][] = [];
  let faults = 0;
  for (let round = 0; round < rounds; round += 1) {
    const moment = momentOf(round);
    const folder = mkdtempSync(join(tmpdir(), "kontor-faults-"));
    const found = await killDuringCapture(folder, moment);
    const fault = faultIn(found);
    if (fault === null) rmSync(folder, { recursive: true });
    else faults += 1;
    rows.push([
      moment === "in_gateway" ? "in the gateway" : `${moment.afterMs} ms after sending`,
      found.isAcknowledged ? "yes" : "no",
      String(found.processorKeys.length),
      found.status,
      fault === null ? "ok" : `${fault} (kept in ${folder})`,
    ]);
  }
  printTable(
    "kill -9 around a capture",
    ["moment", "acknowledged", "gateway calls", "status after restart", "outcome"],
    rows,
  );
  console.log(`\n${rounds - faults} of ${rounds} rounds ended as promised`);
  return faults;
}
