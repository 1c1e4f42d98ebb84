import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { ApprovalView } from "../../../../shared/approvals/approval.schema.ts";
import { approvalView } from "../../testing/approvals.ts";
import { renderAt } from "../../testing/render.tsx";
import { ApprovalBody } from "./ApprovalShow.tsx";

function open(changes: Partial<ApprovalView> = {}) {
  const decideApproval = vi.fn(() => Promise.resolve(approvalView));
  renderAt(<ApprovalBody approval={{ ...approvalView, ...changes }} />, {
    dataProvider: { decideApproval } as unknown as Partial<DataProvider>,
  });
  return decideApproval;
}

test("another person approves, with or without a word", async () => {
  const decideApproval = open();
  fireEvent.click(screen.getByRole("button", { name: "Approve" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Approve this refund" }));
  fireEvent.click(dialog.getByRole("button", { name: "Approve 3,000.00 ARS" }));
  expect(await screen.findByText("The refund was approved.")).toBeTruthy();
  expect(decideApproval).toHaveBeenCalledExactlyOnceWith("apr_1", "approve", "");
});

test("declining wants a reason", async () => {
  const decideApproval = open();
  fireEvent.click(screen.getByRole("button", { name: "Decline" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Decline this refund" }));
  const decline = dialog.getByRole<HTMLButtonElement>("button", { name: "Decline 3,000.00 ARS" });
  expect(decline.disabled).toBe(true);
  fireEvent.change(dialog.getByRole("textbox", { name: /Why/ }), { target: { value: "No parcel." } });
  fireEvent.click(decline);
  expect(await screen.findByText("The refund was declined.")).toBeTruthy();
  expect(decideApproval).toHaveBeenCalledExactlyOnceWith("apr_1", "decline", "No parcel.");
});

test("who asked reads on both buttons why they cannot decide", () => {
  const reason = "You asked for this yourself, so another person has to decide.";
  open({ decision: { allowed: false, code: "own_request", reason } });
  expect(screen.getAllByText(reason)).toHaveLength(2);
  expect(screen.getByRole("alert").textContent).toContain(reason);
});

test("a decided one says who decided, why, and what became of the money", () => {
  open({
    state: "approved",
    outcome: "failed",
    error: "Account closed",
    decided_by: { type: "staff", id: "stf_2", name: "Finance Two" },
    decided_at: "2026-06-01T10:00:00.000Z",
    decision_note: "Seen the parcel.",
    decision: { allowed: false, code: "not_waiting", reason: "This request was approved already." },
  });
  for (const text of ["Finance Two", "Seen the parcel.", "Refused by the processor · Account closed"]) {
    expect(screen.getByText(text)).toBeTruthy();
  }
});
