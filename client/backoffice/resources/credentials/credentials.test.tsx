import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { ProblemError } from "../../providers/http.ts";
import { credentialView } from "../../testing/checkout.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import CredentialList from "./CredentialList.tsx";
import { CredentialBody } from "./CredentialShow.tsx";

const list = (calls: object, role: "admin" | "support" = "admin") =>
  renderAt(<CredentialList />, { dataProvider: calls, address: "/credentials", role });

const one = (calls: object = {}, changes: Partial<CredentialView> = {}) =>
  renderAt(<CredentialBody credential={{ ...credentialView, ...changes }} />, {
    dataProvider: { getList: () => Promise.resolve({ data: [], total: 0 }), ...calls },
    role: "admin",
  });

const rows = () => Promise.resolve({ data: [credentialView], total: 1 });

async function fillIn(name: string) {
  fireEvent.click(await screen.findByRole("button", { name: "New API client" }));
  const form = within(await screen.findByRole("dialog", { name: "New API client" }));
  expect(form.getByText("Type a name.")).toBeTruthy();
  expect(form.getByRole<HTMLButtonElement>("button", { name: "Make client" }).disabled).toBe(true);
  fireEvent.change(form.getByLabelText(/^Name/), { target: { value: name } });
  fireEvent.click(form.getByRole("button", { name: "Make client" }));
  return form;
}

test("whoever may not manage clients reads why, and is offered none", async () => {
  list({ getList: () => Promise.reject(refusal(403, "forbidden")) }, "support");
  expect(await screen.findByText("The server says forbidden.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "New API client" })).toBeNull();
});

test("the secret of a new client is hidden until it is asked for, and shown this once", async () => {
  const createCredential = vi.fn(() => Promise.resolve({ credential: credentialView, secret: "s3cret" }));
  list({ getList: rows, createCredential });
  await fillIn(" Web shop ");
  const dialog = within(await screen.findByRole("dialog", { name: "Secret of the API client" }));
  expect(createCredential).toHaveBeenCalledExactlyOnceWith({
    account_id: "T12345678",
    name: "Web shop",
    type: "checkout",
  });
  expect(dialog.queryByText("s3cret")).toBeNull();
  fireEvent.click(dialog.getByRole("button", { name: "Show" }));
  expect(dialog.getByText("s3cret")).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "I have it" }));
  await waitFor(() => expect(screen.getByLabelText("address").textContent).toBe("/credentials/crd_1/show"));
});

test("what the server finds wrong with a field is said beside it, and nothing typed is lost", async () => {
  const { problem } = refusal(400, "invalid_input");
  const wrong = new ProblemError({ ...problem, errors: { name: "Is taken already" } });
  list({ getList: rows, createCredential: () => Promise.reject(wrong) });
  const form = await fillIn("Web shop");
  expect(await form.findByText("Is taken already")).toBeTruthy();
  const name = form.getByLabelText<HTMLInputElement>(/^Name/);
  expect([name.value, name.getAttribute("aria-invalid")]).toEqual(["Web shop", "true"]);
});

test("replacing a secret ends its tokens only when that is asked for", async () => {
  const rotateCredential = vi.fn(() => Promise.resolve({ credential: credentialView, secret: "n3xt" }));
  one({ rotateCredential });
  fireEvent.click(screen.getByRole("button", { name: "Replace secret" }));
  let dialog = within(await screen.findByRole("dialog", { name: "Replace secret" }));
  fireEvent.click(dialog.getByRole("button", { name: "Replace secret" }));
  fireEvent.click(await screen.findByRole("button", { name: "I have it" }));
  fireEvent.click(screen.getByRole("button", { name: "Replace secret", hidden: true }));
  dialog = within(await screen.findByRole("dialog", { name: "Replace secret" }));
  fireEvent.click(dialog.getByRole("checkbox"));
  fireEvent.click(dialog.getByRole("button", { name: "Replace secret" }));
  await waitFor(() =>
    expect(rotateCredential.mock.calls).toEqual([
      ["crd_1", false],
      ["crd_1", true],
    ]),
  );
});

test("a client that a colleague has deleted meanwhile says so in the dialog", async () => {
  one({ rotateCredential: () => Promise.reject(refusal(409, "credential_revoked")) });
  fireEvent.click(screen.getByRole("button", { name: "Replace secret" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Replace secret" }));
  fireEvent.click(dialog.getByRole("button", { name: "Replace secret" }));
  expect(await dialog.findByText("The server says credential_revoked.")).toBeTruthy();
});

test.each([
  ["sandbox", "T12345678", ["operator"], "Read, list and cancel the transfer payments of every sandbox account"],
  ["live", "P12345678", ["operator"], "Read, list and cancel the transfer payments of every live account"],
  ["a shop's", "T12345678", ["payouts"], "Ask for payouts and read balances"],
])("what a key may do is said in words: %s", (_whose, account_id, grants, text) => {
  one({}, { api: "payments", account_id, grants });
  expect(screen.getByText(text)).toBeTruthy();
});

test("a key for every account says so before it is made", async () => {
  list({ getList: rows });
  fireEvent.click(await screen.findByRole("button", { name: "New API client" }));
  const form = within(await screen.findByRole("dialog", { name: "New API client" }));
  fireEvent.mouseDown(form.getByRole("combobox", { name: "For" }));
  fireEvent.click(within(screen.getByRole("listbox")).getByRole("option", { name: "Payments of every account" }));
  expect(form.getByText(/Give it to no shop/)).toBeTruthy();
  expect(form.queryByLabelText(/Only for the shop/)).toBeNull();
});

test("when a client expires is said, and that it does not", () => {
  one({}, { expires_at: "2027-01-15T10:00:00.000Z" });
  expect(screen.getByText(/15 Jan 2027/)).toBeTruthy();
});

test("a deleted one is read and offers nothing", () => {
  one({}, { revoked_at: "2026-06-01T10:00:00.000Z" });
  expect(screen.getByText("This API client was deleted and can no longer be used.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Replace secret" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
});
