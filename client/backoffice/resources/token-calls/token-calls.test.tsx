import { screen, within } from "@testing-library/react";
import type { DataProvider, GetListParams } from "react-admin";
import { expect, test, vi } from "vitest";
import type { TokenCallView } from "../../../../shared/identity/token-call.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import TokenCallList from "./TokenCallList.tsx";

const issued: TokenCallView = {
  id: "tkc_1",
  at: "2026-03-02T09:00:00.000Z",
  api: "lending",
  account_id: "T12345678",
  credential_id: "crd_1",
  credential_name: "Padaria server",
  client_id: "dinie_ci_test_00000000000000000000000000000001",
  ip: "192.0.2.7",
  outcome: "issued",
  expires_at: "2026-03-02T10:00:00.000Z",
};
const unknown: TokenCallView = {
  ...issued,
  id: "tkc_2",
  account_id: null,
  credential_id: null,
  credential_name: null,
  client_id: "somebody",
  outcome: "unknown_client",
  expires_at: null,
};

function open(address = "/token-calls?account=all") {
  const rows: Record<string, unknown[]> = { "token-calls": [issued, unknown], credentials: [] };
  const getList = vi.fn((resource: string, _params: GetListParams) =>
    Promise.resolve({ data: rows[resource] ?? [], total: 2 }),
  );
  renderAt(<TokenCallList />, {
    dataProvider: { getList } as unknown as Partial<DataProvider>,
    role: "admin",
    address,
  });
  return getList;
}

const lineOf = async (text: string) => {
  const row = (await screen.findByText(text)).closest("tr");
  if (row === null) throw new Error(`${text} is in no row`);
  return within(row);
};

test("a token that was given leads to its client, and says from where and until when", async () => {
  open();
  const line = await lineOf("Padaria server");
  expect(line.getByRole("link", { name: "Padaria server" }).getAttribute("href")).toBe("/credentials/crd_1/show");
  expect(line.getByText("Token given")).toBeTruthy();
  expect(line.getByText("192.0.2.7")).toBeTruthy();
});

test("a stranger is named as they named themselves", async () => {
  open();
  const line = await lineOf("somebody");
  expect(line.getAllByText(/Unknown client/)).toHaveLength(2);
  expect(line.queryByRole("link")).toBeNull();
});

test("filters are in the address, so that a client's page can lead here", async () => {
  const getList = open("/token-calls?account=T12345678&credential_id=crd_1&outcome=wrong_secret");
  await lineOf("Padaria server");
  const [, params] = getList.mock.calls.find(([resource]) => resource === "token-calls") ?? [];
  expect(params).toMatchObject({
    filter: { credential_id: ["crd_1"], outcome: ["wrong_secret"] },
    meta: { account: "T12345678" },
  });
});
