import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { partnerProvider } from "../../providers/partner-provider.ts";
import { credentialView } from "../../testing/checkout.ts";
import { renderAt } from "../../testing/render.tsx";
import CredentialList from "./CredentialList.tsx";
import { CredentialBody } from "./CredentialShow.tsx";

afterEach(() => vi.restoreAllMocks());

const lending: CredentialView = { ...credentialView, api: "lending", grants: ["lending"] };
const getList = () => Promise.resolve({ data: [], total: 0 });

const one = (credential: CredentialView) =>
  renderAt(<CredentialBody credential={credential} />, { dataProvider: { getList }, role: "admin" });

test("an old secret and a client that nobody uses say so, with the days", () => {
  const concerns = [
    { code: "old", days: 120 },
    { code: "unused", days: 45 },
  ] as const;
  one({ ...lending, concerns: [...concerns] });
  expect(screen.getByText("The secret is 120 days old. Replace it at least every 90 days.")).toBeTruthy();
  expect(screen.getByText(/Nobody has used this client for 45 days/)).toBeTruthy();
});

test("the list marks them and leads to the token log", async () => {
  const credential = { ...lending, concerns: [{ code: "never_used" as const, days: 8 }] };
  const rows = () => Promise.resolve({ data: [credential], total: 1 });
  renderAt(<CredentialList />, {
    dataProvider: { getList: rows as never },
    address: "/credentials?account=T12345678",
    role: "admin",
  });
  expect(await screen.findByText("Never used")).toBeTruthy();
  const log = screen.getByRole("link", { name: "Token log" });
  expect(log.getAttribute("href")).toBe("/token-calls?account=T12345678");
});

test("a limit is given with a number within bounds and a reason, and taken away with a reason", async () => {
  const change = vi.spyOn(partnerProvider, "changeCallLimit").mockResolvedValue(lending);
  one(lending);
  expect(screen.getByText(/600 calls a minute, which all clients of the account share/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Change limit" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Change limit" }));
  const submit = () => fireEvent.click(dialog.getByRole("button", { name: "Change limit" }));
  fireEvent.change(dialog.getByLabelText(/^Calls a minute/), { target: { value: "9" } });
  expect(dialog.getByText("Type how many calls a minute.")).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/^Calls a minute/), { target: { value: "1200" } });
  expect(dialog.getByText("Say why.")).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/^Reason/), { target: { value: " Month's end " } });
  submit();
  await waitFor(() =>
    expect(change).toHaveBeenCalledExactlyOnceWith("crd_1", { calls_per_minute: 1_200, reason: "Month's end" }),
  );
});

test("only clients of the lending API have a limit, and a key that needs no token has no calls for one", () => {
  one({ ...credentialView, api: "payments", grants: ["payments"] });
  expect(screen.queryByRole("button", { name: "Change limit" })).toBeNull();
  expect(screen.queryByText("Recent calls for a token")).toBeNull();
});
