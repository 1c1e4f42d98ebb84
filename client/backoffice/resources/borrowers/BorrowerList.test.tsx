import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import type { GetListParams, GetListResult } from "react-admin";
import { afterEach, expect, test, vi } from "vitest";
import { partnerProvider } from "../../providers/partner-provider.ts";
import { announce } from "../../providers/live/live-store.ts";
import { borrowerView } from "../../testing/borrower.ts";
import { renderAt } from "../../testing/render.tsx";
import BorrowerList from "./BorrowerList.tsx";

afterEach(() => vi.restoreAllMocks());

const page = { next: null, previous: null, total: { value: 1, capped: false } };

function open(address: string) {
  vi.spyOn(partnerProvider, "listPartners").mockResolvedValue([
    { id: "crd_1", name: "Loan app", account_id: "T12345678" },
    { id: "crd_2", name: "Elsewhere", account_id: "T00000002" },
  ]);
  const answer = { data: [borrowerView], total: 1, meta: page } as unknown as GetListResult;
  const getList = vi.fn((_resource: string, _params: GetListParams) => Promise.resolve(answer));
  renderAt(<BorrowerList />, { dataProvider: { getList: getList as never }, address });
  return getList;
}

test("borrowers that came or changed elsewhere are counted and come when asked", async () => {
  const getList = open("/borrowers?account=T12345678");
  await screen.findByText("Ana Prado");
  const asked = getList.mock.calls.length;
  act(() => {
    announce({ type: "borrower", id: borrowerView.id });
    announce({ type: "borrower", id: "cus_8", new_in: "T12345678" });
    announce({ type: "borrower", id: "cus_9", new_in: "T12345678" });
  });
  fireEvent.click(await screen.findByRole("button", { name: "2 borrowers came or changed" }));
  await waitFor(() => expect(getList.mock.calls.length).toBeGreaterThan(asked));
});

test("the partner and the environment are chips of the address, with the names of the account's clients", async () => {
  const getList = open("/borrowers?account=T12345678&partner=crd_1&environment=sandbox");
  expect(await screen.findByRole("button", { name: /API client.*Loan app/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: /Environment.*Sandbox/ })).toBeTruthy();
  expect(screen.queryByText("Elsewhere")).toBeNull();
  expect(getList.mock.calls[0]?.[1]).toMatchObject({ filter: { partner: ["crd_1"], environment: ["sandbox"] } });
});
