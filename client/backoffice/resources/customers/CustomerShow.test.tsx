import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { CustomerView } from "../../../../shared/customers/customer.schema.ts";
import { customerView } from "../../testing/customer.ts";
import { paymentRow } from "../../testing/payment.ts";
import { renderAt } from "../../testing/render.tsx";
import { CustomerBody } from "./CustomerShow.tsx";

function open(changes: Partial<CustomerView> = {}) {
  renderAt(<CustomerBody customer={{ ...customerView, ...changes }} />);
}

const section = (name: string) => within(screen.getByRole("region", { name }));
const wayTo = (name: string) => screen.getByRole("link", { name }).getAttribute("href");

test("figures stay apart by currency, and say nothing of what is nothing", () => {
  open({ payments: { ...customerView.payments, rows: [paymentRow] } });
  const payments = section("Payments");
  expect(payments.getByText("40.00 EUR captured")).toBeTruthy();
  expect(payments.getByText("5,000.00 NOK captured · 250.00 NOK refunded · 1,000.00 NOK reserved")).toBeTruthy();
});

test("each list leads to all of this person's, in their account", () => {
  open({ payments: { ...customerView.payments, rows: [paymentRow] } });
  expect(wayTo("Payments: All 12")).toBe("/payments?account=T12345678&customer_id=cus_1");
  expect(wayTo("Sessions: All 1")).toBe("/sessions?account=T12345678&customer_id=cus_1");
  expect(wayTo("Credit offers: All 1")).toBe("/credit-offers?account=T12345678&customer_id=cus_1");
  expect(wayTo("Loans: All 1")).toBe("/loans?account=T12345678&customer_id=cus_1");
});

test("the review and the loans say how things stand", () => {
  open();
  expect(wayTo("Open the review")).toBe("/borrowers/cus_1/show");
  expect(screen.getByText("4 of 5 approved, 1 to be looked at")).toBeTruthy();
  expect(screen.getByText("One runs, 214.16 BRL owed · one is late")).toBeTruthy();
  expect(screen.getByText("One can be taken up, 50,000.00 BRL")).toBeTruthy();
});

test("somebody who never asked for credit has nothing about it on their page", () => {
  open({ credit: null });
  expect(screen.queryByRole("region", { name: "Loans" })).toBeNull();
  expect(screen.queryByRole("region", { name: "Review for credit" })).toBeNull();
});

test("nothing and too much both say so", () => {
  open({ sessions: { ...customerView.sessions, total: { value: 10_000, capped: true } } });
  expect(screen.getByText("This customer has no payments.")).toBeTruthy();
  expect(screen.getByText("Figures are those of the newest 10,000.")).toBeTruthy();
});
