import { expect, test } from "vitest";
import type { Role } from "../permissions.ts";
import type { ApprovalState } from "./approval-states.ts";
import { decision, decisionBlocker } from "./decision.ts";

const request = (state: ApprovalState) => ({ state, requestedBy: "stf_asked" });

test.each<[string, ApprovalState, string, Role, string | null]>([
  ["another person of finance decides", "waiting", "stf_other", "finance", null],
  ["an admin decides, who could not have asked", "waiting", "stf_admin", "admin", null],
  ["nobody decides about their own request", "waiting", "stf_asked", "finance", "own_request"],
  ["support reads it", "waiting", "stf_other", "support", "role_forbids"],
  ["a viewer reads it", "waiting", "stf_other", "viewer", "role_forbids"],
  ["an approved one stays so", "approved", "stf_other", "finance", "not_waiting"],
  ["a declined one stays so", "declined", "stf_other", "finance", "not_waiting"],
])("%s", (_claim, state, id, role, code) => {
  expect(decisionBlocker(request(state), { id, role })?.code ?? null).toBe(code);
  expect(decision(request(state), { id, role }).allowed).toBe(code === null);
});

test("who may not is told why", () => {
  expect(decision(request("waiting"), { id: "stf_asked", role: "finance" }).reason).toMatch(/another person/);
  expect(decision(request("declined"), { id: "stf_other", role: "finance" }).reason).toMatch(/declined already/);
});
