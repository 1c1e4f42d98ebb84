import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AccountRetention } from "../../../../shared/retention/retention.schema.ts";
import { retentionProvider } from "../../providers/retention-provider.ts";
import { lendingSettingsView } from "../../testing/borrower.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { draftOfDays, readDocumentDays } from "./document-days-draft.ts";
import RetentionPage from "./RetentionPage.tsx";

const kept: AccountRetention = { id: "T12345678", message_days: null, usual_message_days: 90, version: 0 };
const count = vi.fn((_id: string, _days: number) => Promise.resolve({ count: 3, is_capped: false }));
const changeLendingSettings = vi.fn(() => Promise.resolve(lendingSettingsView));

beforeEach(() => {
  count.mockClear();
  vi.spyOn(retentionProvider, "readAccount").mockResolvedValue(kept);
  vi.spyOn(retentionProvider, "countMessages").mockImplementation(count);
  vi.spyOn(retentionProvider, "readAnswers").mockResolvedValue({ days: 60 });
  vi.spyOn(retentionProvider, "countAnswers").mockResolvedValue({ count: 10_000, is_capped: true });
});
afterEach(() => vi.restoreAllMocks());

const open = (address = "/retention?account=T12345678") =>
  renderAt(<RetentionPage />, {
    address,
    role: "admin",
    dataProvider: {
      getOne: () => Promise.resolve({ data: lendingSettingsView }),
      changeLendingSettings,
    } as unknown as Partial<DataProvider>,
  });

async function change(what: string, title = what) {
  fireEvent.click(await screen.findByRole("button", { name: `Change: ${what}` }));
  return within(await screen.findByRole("dialog", { name: title }));
}

const type = (dialog: Awaited<ReturnType<typeof change>>, days: string) =>
  fireEvent.change(dialog.getByLabelText("Days"), { target: { value: days } });

test("each kind says for how long it is kept, what goes then and what stays", async () => {
  open();
  const messages = within(await screen.findByRole("region", { name: "Messages to receivers" }));
  expect(messages.getByText("90 days, as everywhere here")).toBeTruthy();
  expect(messages.getByText(/It cannot be sent again after that/)).toBeTruthy();
  const answers = within(await screen.findByRole("region", { name: "Answers to repeated requests" }));
  expect(answers.getByText("60 days")).toBeTruthy();
  expect(screen.getByText("365 days")).toBeTruthy();
  expect(screen.getByText(/the books, settlements and the audit log/)).toBeTruthy();
});

test("a shorter time says how much goes at once before it is saved, of the version that was read", async () => {
  const save = vi.spyOn(retentionProvider, "setMessageDays").mockResolvedValue({ ...kept, message_days: 30 });
  open();
  const dialog = await change("Messages to receivers");
  type(dialog, "120");
  expect(count).not.toHaveBeenCalled();
  type(dialog, "30");
  expect(await dialog.findByText(/3 messages lose their contents now .* Nobody can bring it back/)).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith({ id: "T12345678", days: 30, version: 0 }));
  expect(await screen.findByText("The time is saved.")).toBeTruthy();
});

test.each(["29", "3651", "soon", "1.5"])("%s is no time, and the dialog says so", async (days) => {
  open();
  const dialog = await change("Messages to receivers");
  type(dialog, days);
  expect(dialog.getAllByText("Type whole days from 30 to 3,650.")).not.toHaveLength(0);
});

test("somebody else's change is not written over", async () => {
  vi.spyOn(retentionProvider, "setMessageDays").mockRejectedValue(refusal(412, "precondition_failed"));
  open();
  const dialog = await change("Messages to receivers");
  type(dialog, "45");
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  expect(await dialog.findByText(/Somebody changed this meanwhile/)).toBeTruthy();
});

test("answers are kept for everybody alike, and many are not counted to the end", async () => {
  const save = vi.spyOn(retentionProvider, "setAnswerDays").mockResolvedValue({ days: 30 });
  open("/retention");
  expect(await screen.findByText(/Choose one\./)).toBeTruthy();
  const dialog = await change("Answers to repeated requests");
  type(dialog, "");
  expect(dialog.getAllByText("Type whole days from 30 to 3,650.")).not.toHaveLength(0);
  type(dialog, "30");
  expect(await dialog.findByText(/More than 10,000 answers are forgotten now/)).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith(30));
});

test("the days of documents are sent as a whole, of the version that was read", async () => {
  open();
  const dialog = await change("How long files are kept", "Change how long files are kept");
  fireEvent.change(dialog.getByLabelText("Selfie, days"), { target: { value: "" } });
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(changeLendingSettings).toHaveBeenCalledWith("T12345678", { document_days: {} }, 3));
});

test("days of documents that are no number are named", () => {
  const draft = draftOfDays({ selfie: 365 });
  expect(readDocumentDays({ ...draft, cnh: "soon" }).faults).toEqual(["cnh"]);
  expect(readDocumentDays({ ...draft, selfie: "", cnh: "90" })).toEqual({ days: { cnh: 90 }, faults: [] });
});
