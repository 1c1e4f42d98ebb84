import { meetFaults } from "../server/testing/meet-faults.ts";
import { printTable } from "./print-table.ts";

/** How many times over, so that what leaks has time to show. */
const rounds = 5;
const grownBytesMax = 150_000_000;

/** Sends to every kind of broken receiver, and compares what the log says with what it has to say. */
export async function brokenReceivers(folder: string): Promise<number> {
  const run = await meetFaults(folder, { rounds });
  printTable(
    `Receivers that are broken, ${rounds} rounds`,
    ["receiver", "ends as", "outcome"],
    run.met.map(({ fault, problems }) => [
      fault.name,
      fault.code === null ? fault.outcome : `${fault.outcome} ${fault.code}`,
      problems.length === 0 ? "ok" : [...new Set(problems)].join("; "),
    ]),
  );
  for (const fault of run.skipped) console.log(`skipped without openssl: ${fault.name}`);
  console.log(`\nthe server grew by ${Math.round(run.grownBytes / 1e6)} MB at most`);
  for (const problem of run.healthyProblems) console.log(`a healthy receiver: ${problem}`);
  const isTooLarge = run.grownBytes > grownBytesMax;
  return run.met.filter(({ problems }) => problems.length > 0).length + run.healthyProblems.length + Number(isTooLarge);
}
