import { screen, within } from "@testing-library/react";
import type { DataProvider, GetListParams } from "react-admin";
import { expect, test, vi } from "vitest";
import type { Role } from "../../../../shared/permissions.ts";
import type { CallRow, CallView } from "../../../../shared/wire-calls/wire-call.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import CallList from "./CallList.tsx";
import { CallBody } from "./CallShow.tsx";

const row: CallRow = {
  id: "req_00000000000000000000000000000001",
  at: "2026-03-02T09:00:00.000Z",
  api: "lending",
  account_id: "T12345678",
  credential_id: "crd_1",
  credential_name: "Padaria server",
  method: "POST",
  path: "/v3/loans",
  status: 201,
  code: null,
  idempotency_key: "order-7",
  is_replay: true,
  object: { type: "loan", id: "ln_1" },
};
const call: CallView = {
  ...row,
  request: { simulation_id: "sim_1" },
  response: { id: "ln_1", status: "processing" },
  is_masked: true,
  is_erased: false,
  same_key: [{ ...row, id: "req_2", is_replay: false }],
};

const one = (changes: Partial<CallView> = {}, role: Role = "support") =>
  renderAt(<CallBody call={{ ...call, ...changes }} />, { role });

test("the list leads to the call and to what it made, and searches by id or key", async () => {
  const getList = vi.fn((_resource: string, _params: GetListParams) => Promise.resolve({ data: [row], total: 1 }));
  renderAt(<CallList />, {
    dataProvider: { getList } as unknown as Partial<DataProvider>,
    role: "support",
    address: "/calls?account=T12345678&q=order-7",
  });
  const link = await screen.findByRole("link", { name: "POST /v3/loans" });
  expect(link.getAttribute("href")).toBe(`/calls/${row.id}/show`);
  expect((await screen.findByRole("link", { name: "Loan" })).getAttribute("href")).toBe("/loans/ln_1/show");
  expect(screen.getByText("Replay")).toBeTruthy();
  expect(getList.mock.calls[0]?.[1]).toMatchObject({ filter: { q: ["order-7"] } });
});

test("a call shows both bodies, that it was a copy, and the one that it copies", () => {
  one();
  expect(screen.getByRole("region", { name: "Request (JSON)" }).textContent).toContain('"simulation_id": "sim_1"');
  expect(screen.getByText(/This was a copy of an earlier call/)).toBeTruthy();
  expect(screen.getByText(/Personal details are dots for your role/)).toBeTruthy();
  const others = within(screen.getByRole("list", { name: "Other calls with the same key" }));
  expect(others.getByRole("link", { name: "POST /v3/loans" }).getAttribute("href")).toBe("/calls/req_2/show");
});

test("bodies that were removed with a customer say so", () => {
  one({ request: null, response: null, is_erased: true });
  expect(screen.getByText(/removed with the customer/)).toBeTruthy();
  expect(screen.queryByText("The call had no body.")).toBeNull();
});

test("a call without a body says so, and what the role may not open is named only", async () => {
  one({ request: null, idempotency_key: null, object: { type: "credential", id: "crd_2" } });
  expect(screen.getByText("The call had no body.")).toBeTruthy();
  expect(await screen.findAllByText("API client")).toHaveLength(2);
  expect(screen.queryByRole("link", { name: "API client" })).toBeNull();
  expect(screen.queryByText("Other calls with the same key")).toBeNull();
});
