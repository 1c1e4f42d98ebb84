import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { loanView } from "../../testing/loans.ts";
import { renderAt } from "../../testing/render.tsx";
import { InstallmentList } from "./InstallmentList.tsx";

test("on a phone every installment says what is due, of what parts, and what of it is left", () => {
  renderAt(<InstallmentList installments={loanView.installments} />);
  const [first, second] = within(screen.getByRole("list", { name: "Schedule" })).getAllByRole("listitem");
  expect(first?.textContent).toMatch(/^1\. due 2 Apr 2026107\.08Paid107\.08 paidprincipal 96\.58 · interest 10\.50$/);
  expect(second?.textContent).toMatch(/^2\. due 2 May 2026107\.08Late10 daysprincipal 99\.96 · interest 7\.12$/);
});

test("of an installment that was paid in part it says what is left", () => {
  const [installment] = loanView.installments;
  if (installment === undefined) throw new Error("The loan has installments");
  const partly = { ...installment, status: "partially_paid" as const, principal_paid: 90_00 };
  renderAt(<InstallmentList installments={[partly]} />);
  expect(screen.getByText("6.58 left")).toBeTruthy();
});
