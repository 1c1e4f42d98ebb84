import { fireEvent, screen } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { Prospects } from "../../../../shared/lending/offer.schema.ts";
import { NoAnswerError } from "../../providers/http.ts";
import { offerView, prospects } from "../../testing/offers.ts";
import { renderAt } from "../../testing/render.tsx";
import { IssueOfferDialog } from "./IssueOfferDialog.tsx";

function open(found: Prospects = prospects) {
  const findProspects = vi.fn(() => Promise.resolve(found));
  const issueOffer = vi.fn((_wish: unknown, _key: string) => Promise.resolve(offerView));
  const onIssued = vi.fn();
  renderAt(<IssueOfferDialog onClose={vi.fn()} onIssued={onIssued} />, {
    dataProvider: { findProspects, issueOffer } as unknown as Partial<DataProvider>,
  });
  return { findProspects, issueOffer, onIssued };
}

const type = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });

async function find() {
  type(/^Customer/, "123.456.789-09");
  fireEvent.click(screen.getByRole("button", { name: "Find" }));
}

test("an offer is issued to the customer that was found, with the account's fee, and its cost is told before", async () => {
  const { findProspects, issueOffer, onIssued } = open();
  expect(screen.getByText("Find the customer first.")).toBeTruthy();
  await find();
  expect(await screen.findByText("Ana Prado · 123.456.789-09")).toBeTruthy();
  expect(findProspects).toHaveBeenCalledExactlyOnceWith({ account: null, customer: "123.456.789-09" });
  type(/^At most/, "25000");
  type(/^At least/, "1000");
  type(/^Interest a month/, "3,5");
  fireEvent.change(screen.getByLabelText(/^Valid through/), { target: { value: "2026-04-01" } });
  expect(screen.getByText(/24,172.00 BRL paid out, 12 × 2,587.10 BRL.*CET 61.11 %/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Issue offer" }));
  await vi.waitFor(() => expect(onIssued).toHaveBeenCalledOnce());
  const wish = {
    customer_id: "cus_1",
    approved_amount: 25_000_00,
    min_amount: 1_000_00,
    rate_ppm: 35_000,
    installments_min: 12,
    installments_max: 12,
    cost_mode: "deducted",
    borrower_kind: "company",
    valid_until: "2026-04-02T02:59:59.999Z",
  };
  expect(issueOffer).toHaveBeenCalledExactlyOnceWith(wish, expect.any(String));
});

test("a try that got no answer is repeated under the same name, so that one offer comes of both", async () => {
  const { issueOffer, onIssued } = open();
  issueOffer.mockRejectedValueOnce(new NoAnswerError());
  await find();
  await screen.findByText("Ana Prado · 123.456.789-09");
  type(/^At most/, "25000");
  type(/^At least/, "1000");
  type(/^Interest a month/, "3,5");
  expect(screen.getByText(/^The account's fee/)).toBeTruthy();
  type(/^Origination fee/, "2");
  expect(screen.queryByText(/^The account's fee/)).toBeNull();
  fireEvent.change(screen.getByLabelText(/^Valid through/), { target: { value: "2026-04-01" } });
  fireEvent.click(screen.getByRole("button", { name: "Issue offer" }));
  await vi.waitFor(() => expect(issueOffer).toHaveBeenCalledOnce());
  const again = screen.getByRole("button", { name: "Issue offer" });
  await vi.waitFor(() => expect(again).toHaveProperty("disabled", false));
  fireEvent.click(again);
  await vi.waitFor(() => expect(onIssued).toHaveBeenCalledOnce());
  const keys = issueOffer.mock.calls.map(([, key]) => key);
  expect(keys[0]).toBe(keys[1]);
  expect(issueOffer.mock.calls[1]?.[0]).toMatchObject({ fee_ppm: 20_000 });
});

test("nobody is found, and the form says so", async () => {
  open({ ...prospects, data: [] });
  await find();
  expect(await screen.findByText("No customer has this number or id.")).toBeTruthy();
});

test.each([
  ["under_review", /The review has not ended/],
  ["denied", /refused for good/],
] as const)("a customer who is %s is told apart", async (status, text) => {
  const [one] = prospects.data;
  open({ ...prospects, data: one === undefined ? [] : [{ ...one, status, open_offers: 1 }] });
  await find();
  expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
  expect(screen.getByText("1 open offer already.")).toBeTruthy();
});
