import type { Command } from "../cli/command.ts";
import { runVerify } from "./verify.service.ts";

/** `kontor verify`: every invariant, exit 1 when one does not hold. */
export const verifyCommand: Command = {
  name: "verify",
  summary: "check every invariant of the database; exit 1 when one is off",
  options: {},
  positionals: [],
  async run(call) {
    const report = await runVerify(await call.open({ isExisting: true }));
    const lines = report.invariants.map(
      ({ id, ok, detail, durationMs }) => `${ok ? "ok    " : "FAILED"} ${id.padEnd(4)} ${detail} (${durationMs} ms)`,
    );
    return {
      json: { ok: report.ok, invariants: report.invariants.map(({ id, ok, detail }) => ({ id, ok, detail })) },
      text: lines.join("\n"),
      exitCode: report.ok ? 0 : 1,
    };
  },
};
