import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { staffProvider } from "../../providers/staff-provider.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { staffMember } from "../../testing/staff.ts";
import StaffList from "./StaffList.tsx";
import { StaffBody } from "./StaffShow.tsx";

afterEach(() => vi.restoreAllMocks());

const list = () =>
  renderAt(<StaffList />, {
    dataProvider: { getList: (() => Promise.resolve({ data: [staffMember], total: 1 })) as never },
    address: "/staff",
    role: "admin",
  });
const one = (change: Partial<typeof staffMember> = {}) =>
  renderAt(<StaffBody person={{ ...staffMember, ...change }} />, { role: "admin" });
const made = {
  person: staffMember,
  url: "http://localhost:3000/setup/person?token=t",
  expires_at: "2026-06-04T09:00:00.000Z",
};

test("an invitation ends with the link, which is to be handed on", async () => {
  const invite = vi.spyOn(staffProvider, "invite").mockResolvedValue(made);
  list();
  fireEvent.click(await screen.findByRole("button", { name: "Invite a person" }));
  const form = within(await screen.findByRole("dialog", { name: "Invite a person" }));
  expect(form.getByText("Type a name.")).toBeTruthy();
  fireEvent.change(form.getByLabelText(/^Name/), { target: { value: " Kari " } });
  fireEvent.change(form.getByLabelText(/^E-mail/), { target: { value: "kari@kontor.example" } });
  fireEvent.click(await form.findByRole("checkbox", { name: /North shop/ }));
  fireEvent.click(form.getByRole("button", { name: "Make the invitation" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Link for Kari Nordmann" }));
  expect(invite).toHaveBeenCalledExactlyOnceWith({
    name: "Kari",
    email: "kari@kontor.example",
    role: "viewer",
    account_ids: ["T12345678"],
  });
  expect(dialog.getByText(made.url)).toBeTruthy();
  expect(dialog.getByText(/Kontor sends no e-mail/)).toBeTruthy();
});

test("keeping somebody out asks first, and a refusal is said", async () => {
  const act = vi.spyOn(staffProvider, "act").mockRejectedValue(refusal(400, "validation_failed"));
  one();
  fireEvent.click(await screen.findByRole("button", { name: "Keep out" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Keep Kari Nordmann out?" }));
  expect(act).not.toHaveBeenCalled();
  fireEvent.click(dialog.getByRole("button", { name: "Keep out" }));
  expect(await dialog.findByText("The server says validation_failed.")).toBeTruthy();
  expect(act).toHaveBeenCalledExactlyOnceWith("stf_2", "disable");
});

test("only what was changed is sent", async () => {
  const change = vi.spyOn(staffProvider, "change").mockResolvedValue(staffMember);
  one();
  fireEvent.click(await screen.findByRole("button", { name: "Change role or accounts" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Change role or accounts" }));
  expect(dialog.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  expect(dialog.getByText("Change something first.")).toBeTruthy();
  fireEvent.mouseDown(dialog.getByRole("combobox", { name: "Role" }));
  fireEvent.click(await screen.findByRole("option", { name: "Finance" }));
  expect(await dialog.findByText("Another role signs the person out.")).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(change).toHaveBeenCalledExactlyOnceWith("stf_2", { role: "finance" }));
});

test("somebody who is kept out can only be let in again", async () => {
  one({ state: "disabled", disabled_at: staffMember.created_at });
  expect(await screen.findByRole("button", { name: "Let in again" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "End all sessions" })).toBeNull();
});
