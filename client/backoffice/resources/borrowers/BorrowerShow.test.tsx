import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { BorrowerView } from "../../../../shared/lending/borrower.schema.ts";
import type { Role } from "../../../../shared/permissions.ts";
import { borrowerView } from "../../testing/borrower.ts";
import { renderAt } from "../../testing/render.tsx";
import { BorrowerBody } from "./BorrowerShow.tsx";

function open(changes: Partial<BorrowerView> = {}, role: Role = "finance") {
  const answer = () => Promise.resolve(borrowerView);
  const calls = {
    approveItem: vi.fn(answer),
    rejectItem: vi.fn(answer),
    requestCorrection: vi.fn(answer),
    changeLegalForm: vi.fn(answer),
    denyBorrower: vi.fn(answer),
    reopenBiometrics: vi.fn(answer),
  };
  renderAt(<BorrowerBody borrower={{ ...borrowerView, ...changes }} />, {
    dataProvider: calls as unknown as Partial<DataProvider>,
    role,
  });
  return calls;
}

async function press(name: string) {
  const button = await screen.findByRole("button", { name });
  await waitFor(() => expect(button.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(button);
}

async function giveReason(title: string, submit: string) {
  const dialog = within(await screen.findByRole("dialog", { name: title }));
  const send = dialog.getByRole<HTMLButtonElement>("button", { name: submit });
  expect(send.disabled).toBe(true);
  fireEvent.change(dialog.getByRole("textbox", { name: /Reason/ }), { target: { value: " Ilegível " } });
  fireEvent.click(send);
}

test("what waits for a decision is shown at first, beside what was declared, and approved", async () => {
  const { approveItem } = open();
  expect(screen.getByText("123.456.789-09")).toBeTruthy();
  const picture = await screen.findByRole("img", { name: "MEI certificate (CCMEI), as it was sent" });
  expect(picture.getAttribute("src")).toBe("/api/borrowers/cus_1/documents/doc_2");
  await press("Approve");
  expect(await screen.findByText("It was approved.")).toBeTruthy();
  expect(approveItem).toHaveBeenCalledExactlyOnceWith("cus_1", "ccmei");
});

test("a rejection and a refusal need a reason", async () => {
  const { rejectItem, denyBorrower } = open();
  await press("Reject");
  await giveReason("Reject: MEI certificate (CCMEI)", "Reject");
  expect(await screen.findByText("It was rejected.")).toBeTruthy();
  expect(rejectItem).toHaveBeenCalledExactlyOnceWith("cus_1", "ccmei", "Ilegível");
  await press("Refuse the customer");
  await giveReason("Refuse this customer for good", "Refuse the customer");
  expect(await screen.findByText("The customer was refused.")).toBeTruthy();
  expect(denyBorrower).toHaveBeenCalledExactlyOnceWith("cus_1", "Ilegível");
});

test("the legal form is changed to one of the others, and says why", async () => {
  const { changeLegalForm } = open();
  await press("Change the legal form");
  fireEvent.mouseDown(await screen.findByRole("combobox", { name: "Legal form" }));
  fireEvent.click(await screen.findByRole("option", { name: "LTDA" }));
  await giveReason("Change the legal form", "Change the legal form");
  expect(await screen.findByText("The legal form was changed.")).toBeTruthy();
  expect(changeLegalForm).toHaveBeenCalledExactlyOnceWith("cus_1", { profile: "ltda", reason: "Ilegível" });
});

test("a correction names the field", async () => {
  const { requestCorrection } = open();
  await press("Ask for a correction");
  fireEvent.mouseDown(await screen.findByRole("combobox", { name: "Field" }));
  fireEvent.click(await screen.findByRole("option", { name: "E-mail" }));
  await giveReason("Ask for another value", "Ask for a correction");
  expect(await screen.findByText("The correction was asked for.")).toBeTruthy();
  expect(requestCorrection).toHaveBeenCalledExactlyOnceWith("cus_1", { field: "email", reason: "Ilegível" });
});

test("every file that was ever sent can be looked at", async () => {
  open();
  fireEvent.mouseDown(await screen.findByRole("combobox", { name: "Every file that was sent" }));
  fireEvent.click(await screen.findByRole("option", { name: /^Replaced, sent/ }));
  const frame = await screen.findByTitle("MEI certificate (CCMEI), as it was sent");
  expect(frame.getAttribute("src")).toBe("/api/borrowers/cus_1/documents/doc_1");
});

test("biometrics say what became of the page, and are opened again with a reason", async () => {
  const session = {
    state: "used",
    expires_at: "2026-06-01T09:30:00.000Z",
    completed_at: "2026-06-01T09:10:00.000Z",
    created_at: "2026-06-01T09:00:00.000Z",
  } as const;
  const items = borrowerView.items.map((one) =>
    one.type === "biometrics" ? { ...one, status: "submitted" as const } : one,
  );
  const { reopenBiometrics } = open({ biometrics: [session], items });
  fireEvent.click(screen.getByRole("button", { name: /^Biometrics/ }));
  expect(await screen.findByText(/The customer used their page on/)).toBeTruthy();
  await press("Ask for the face again");
  await giveReason("Ask for the face again", "Ask for the face again");
  expect(await screen.findByText("The biometrics were opened again.")).toBeTruthy();
  expect(reopenBiometrics).toHaveBeenCalledExactlyOnceWith("cus_1", "Ilegível");
});

test("others read it without documents, and are told why they cannot decide", async () => {
  open({ is_masked: true, status: "under_review" }, "support");
  expect(await screen.findByText("Everything is there. Finance looks at each item and decides.")).toBeTruthy();
  expect(await screen.findByText("Only finance opens documents of customers.")).toBeTruthy();
  expect(screen.queryByRole("img", { name: /as it was sent/ })).toBeNull();
  expect(screen.getAllByText("Only finance reviews customers.").length).toBeGreaterThan(2);
});

test.each([
  ["active", "The customer is active: the review is over."],
  ["denied", "The customer was refused for good."],
] as const)("of somebody who is %s nothing can be decided any more", async (status, why) => {
  open({ status });
  expect((await screen.findAllByText(why)).length).toBeGreaterThan(2);
  expect(screen.getByRole("button", { name: "Approve" }).getAttribute("aria-disabled")).toBe("true");
});

test("the history says who did what, and why", () => {
  open();
  expect(screen.getByText("Rejected: MEI certificate (CCMEI)")).toBeTruthy();
  expect(screen.getByText(/Rita Sousa/)).toBeTruthy();
  expect(screen.getByText("Ilegível")).toBeTruthy();
});

test("of a file that was removed, the digest is left and nothing is opened", async () => {
  const documents = borrowerView.documents.map((document) => ({
    ...document,
    sha256: "c0ffee",
    removed_at: "2026-06-01T09:00:00.000Z",
  }));
  open({ documents });
  expect(await screen.findByText(/had been kept for as long as the account keeps its kind/)).toBeTruthy();
  expect(screen.getByText(/c0ffee/)).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Open in a new tab" })).toBeNull();
});
