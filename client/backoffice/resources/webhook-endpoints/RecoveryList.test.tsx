import { screen } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test } from "vitest";
import type { RecoveryView } from "../../../../shared/webhooks/recovery.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import { RecoveryList } from "./RecoveryList.tsx";

const stopped: RecoveryView = {
  id: "whr_1",
  filter: {
    endpoint_id: "whe_1",
    from: "2026-06-01T09:00:00.000Z",
    to: "2026-06-01T10:00:00.000Z",
    states: ["exhausted"],
  },
  rate_per_second: 5,
  state: "cancelled",
  total: 40,
  is_total_capped: false,
  requeued: 12,
  started_by: { type: "staff", id: "stf_1" },
  created_at: "2026-06-01T10:00:00.000Z",
  finished_at: "2026-06-01T10:00:08.000Z",
  end_reason: null,
};

const open = (recovery: RecoveryView) =>
  renderAt(<RecoveryList />, {
    dataProvider: { listRecoveries: () => Promise.resolve([recovery]) } as unknown as Partial<DataProvider>,
    address: "/webhook-endpoints",
    role: "admin",
  });

test("a recovery that a person stopped says no more than that", async () => {
  open(stopped);
  expect(await screen.findByText(/^Cancelled · 12 of 40 sent again$/)).toBeTruthy();
  expect(screen.queryByText(/because/)).toBeNull();
});

test.each([
  ["endpoint_disabled", /because the endpoint was disabled. Enable it and recover again/],
  ["endpoint_deleted", /because the endpoint was deleted/],
] as const)("one that ended by itself says why: %s", async (reason, words) => {
  open({ ...stopped, end_reason: reason });
  expect(await screen.findByText(words)).toBeTruthy();
});

test("one over several endpoints that could not send everything says what is missing", async () => {
  open({ ...stopped, state: "done", requeued: 37 });
  expect(await screen.findByText(/^3 were left out: .*endpoint was disabled or deleted meanwhile/)).toBeTruthy();
});

test("one that sent everything has nothing to add", async () => {
  open({ ...stopped, state: "done", requeued: 40 });
  expect(await screen.findByText(/^Done · 40 of 40 sent again$/)).toBeTruthy();
  expect(screen.queryByText(/left out/)).toBeNull();
});
