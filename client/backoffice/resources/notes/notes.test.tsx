import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { MentionsView, NoteView, WriteNote } from "../../../../shared/notes/note.schema.ts";
import type { Role } from "../../../../shared/permissions.ts";
import InboxButton from "../../layout/inbox/InboxButton.tsx";
import { renderAt } from "../../testing/render.tsx";
import { NotesSection } from "./NotesSection.tsx";

const note: NoteView = {
  ...{ id: "note_1", account_id: "T12345678", subject_type: "payment", subject_id: "T12345678.a" },
  ...{ text: "The payer called.", author: { id: "stf_2", name: "Kari" }, created_at: "2026-06-01T09:00:00.000Z" },
  mentions: [{ id: "stf_1", name: "Test Person" }],
};
const inbox = (read_at: string | null): MentionsView => ({
  data: [{ note, read_at }],
  unread: read_at === null ? 1 : 0,
});

function open(role: Role = "finance") {
  const calls = {
    writeNote: vi.fn((wish: WriteNote) => Promise.resolve([{ ...note, id: "note_2", text: wish.text }, note])),
    readMentions: vi.fn(() => Promise.resolve(inbox("2026-06-01T10:00:00.000Z"))),
  };
  const dataProvider = {
    listNotes: () => Promise.resolve([note]),
    listMentions: () => Promise.resolve(inbox(null)),
    listColleagues: () => Promise.resolve([{ id: "stf_2", name: "Kari" }]),
    ...calls,
  };
  const page = (
    <>
      <InboxButton />
      <NotesSection type="payment" id="T12345678.a" />
    </>
  );
  renderAt(page, { dataProvider, role });
  return calls;
}

test("a note is written for a colleague, and what was typed goes once it is kept", async () => {
  const calls = open();
  await screen.findByText("The payer called.");
  const box = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Note" });
  expect(screen.getByRole("button", { name: "Save note" }).hasAttribute("disabled")).toBe(true);
  fireEvent.change(box, { target: { value: " Refund it. " } });
  fireEvent.mouseDown(screen.getByRole("combobox", { name: "For" }));
  fireEvent.click(await screen.findByRole("option", { name: "Kari" }));
  fireEvent.click(screen.getByRole("button", { name: "Save note" }));
  await screen.findByText("Note saved");
  const wish = { subject_type: "payment", subject_id: "T12345678.a", text: "Refund it.", mentions: ["stf_2"] };
  expect(calls.writeNote).toHaveBeenCalledWith(wish);
  expect(box.value).toBe("");
});

test("leaving with a note that is not kept is asked about", async () => {
  open();
  fireEvent.change(await screen.findByRole("textbox", { name: "Note" }), { target: { value: "Half a thought" } });
  const leaving = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  expect(screen.getByText("Not saved yet")).toBeTruthy();
});

test("whoever is meant sees it in the inbox, and has read it by opening what it is about", async () => {
  const calls = open();
  await waitFor(() => expect(calls.readMentions).toHaveBeenCalledWith("payment", "T12345678.a"));
  fireEvent.click(await screen.findByRole("button", { name: "Notes for you" }));
  const link = await screen.findByRole<HTMLAnchorElement>("link", { name: /The payer called/ });
  expect(link.getAttribute("href")).toBe("/payments/T12345678.a/show");
  expect(calls.readMentions).toHaveBeenCalledTimes(1);
});

test("who may not write reads them, and why they cannot", async () => {
  open("viewer");
  expect(await screen.findByText("Your role reads notes and writes none.")).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "Note" })).toBeNull();
});
