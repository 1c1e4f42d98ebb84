import { expect, test } from "vitest";
import { type Finding, planAlerts, type StandingAlert } from "./alert.rules.ts";

const finding = (object_id: string, amount: number | null = null, kind: Finding["kind"] = "loan_stuck"): Finding => ({
  account_id: "T12345678",
  kind,
  object_id,
  label: object_id,
  amount,
  since: "2026-03-02T09:00:00.000Z",
});
const standing = (object_id: string, changes: Partial<StandingAlert> = {}): StandingAlert => ({
  id: `alt_${object_id}`,
  kind: "loan_stuck",
  object_id,
  state: "open",
  amount: null,
  ...changes,
});
const whole = (...found: Finding[]) => ({ found, isWhole: true });
const nothing = { raised: [], cleared: [], counted: [] };

test("what is new is raised, what stands is kept, what is over is cleared", () => {
  const plan = planAlerts([standing("a"), standing("b")], whole(finding("b"), finding("c")));
  expect(plan).toEqual({ raised: [finding("c")], cleared: ["alt_a"], counted: [] });
});

test("nothing is cleared where there was more to find than was looked at", () => {
  expect(planAlerts([standing("a")], { found: [], isWhole: false })).toEqual(nothing);
});

test("one that was acknowledged stays so while days pass", () => {
  const alert = standing("a", { state: "acknowledged", amount: 3 });
  expect(planAlerts([alert], whole(finding("a", 4)))).toEqual({ ...nothing, counted: [{ id: "alt_a", amount: 4 }] });
});

test("more deliveries given up after somebody took note are news, and fewer are not", () => {
  const kind = "deliveries_exhausted";
  const alert = standing("a", { kind, state: "acknowledged", amount: 3 });
  const more = finding("a", 5, kind);
  expect(planAlerts([alert], whole(more))).toEqual({ raised: [more], cleared: ["alt_a"], counted: [] });
  expect(planAlerts([alert], whole(finding("a", 2, kind))).counted).toEqual([{ id: "alt_a", amount: 2 }]);
  expect(planAlerts([standing("a", { kind, amount: 3 })], whole(more)).raised).toEqual([]);
});
