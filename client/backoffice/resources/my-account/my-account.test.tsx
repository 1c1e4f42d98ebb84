import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { OwnAccessView } from "../../../../shared/identity/factor.schema.ts";
import { accessProvider, NoPasskeyError } from "../../providers/access-provider.ts";
import { ProblemError } from "../../providers/http.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { deviceName } from "./device-name.ts";
import MyAccountPage from "./MyAccountPage.tsx";

afterEach(() => vi.restoreAllMocks());

const at = "2026-06-01T09:00:00.000Z";
const session = {
  ...{ id: "s1", is_current: true, started_at: at, last_seen_at: at, ip: "192.0.2.1", user_agent: null },
  is_new_device: false,
};
const bare: OwnAccessView = {
  has_totp: false,
  recovery_codes_left: 0,
  passkeys: [],
  is_factor_required: false,
  sessions: [session],
  new_devices: 0,
};
const codes = ["aaaa-bbbb-cccc-dddd"];

function open(access: Partial<OwnAccessView> = {}) {
  vi.spyOn(accessProvider, "read").mockResolvedValue({ ...bare, ...access });
  renderAt(<MyAccountPage />, { address: "/my-account" });
}

test("an app is set up with a picture, a key to type and its first code; the recovery codes follow", async () => {
  vi.spyOn(accessProvider, "beginTotp").mockResolvedValue({ secret: "JBSWY3DP", uri: "otpauth://totp/x" });
  const finish = vi.spyOn(accessProvider, "finishTotp").mockResolvedValue({ recovery_codes: codes });
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Set the app up" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Set the app up" }));
  expect(await dialog.findByRole("img", { name: "QR code for the authenticator app" })).toBeTruthy();
  expect(dialog.getByText("JBSWY3DP")).toBeTruthy();
  expect(dialog.getByText("Type the six digits.")).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/Code of the app/), { target: { value: "123 456" } });
  fireEvent.click(dialog.getByRole("button", { name: "Confirm" }));
  const shown = within(await screen.findByRole("dialog", { name: "Your recovery codes" }));
  expect(finish).toHaveBeenCalledExactlyOnceWith("123456");
  expect(shown.getByText("aaaa-bbbb-cccc-dddd")).toBeTruthy();
});

test("a browser that makes no passkey is explained, and the name stays", async () => {
  vi.spyOn(accessProvider, "addPasskey").mockRejectedValue(new NoPasskeyError());
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Add a passkey" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Add a passkey" }));
  fireEvent.change(dialog.getByLabelText(/Name/), { target: { value: "Laptop" } });
  fireEvent.click(dialog.getByRole("button", { name: "Add a passkey" }));
  expect(await dialog.findByText(/made no passkey/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLInputElement>(/Name/).value).toBe("Laptop");
});

test("a wrong old password is said, and nothing typed is lost", async () => {
  const { problem } = refusal(400, "validation_failed");
  const wrong = new ProblemError({ ...problem, errors: { current: "is not the one you have" } });
  const change = vi.spyOn(accessProvider, "changePassword").mockRejectedValue(wrong);
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Change password" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Change password" }));
  fireEvent.change(dialog.getByLabelText(/Your password now/), { target: { value: "old" } });
  fireEvent.change(dialog.getByLabelText(/New password/), { target: { value: "a new one for all" } });
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  expect(await dialog.findByText("The server says validation_failed.")).toBeTruthy();
  expect(dialog.getByLabelText(/Your password now/).getAttribute("aria-invalid")).toBe("true");
  expect(change).toHaveBeenCalledExactlyOnceWith({ current: "old", password: "a new one for all" });
});

test("other sessions can be ended one by one, this one cannot", async () => {
  const end = vi.spyOn(accessProvider, "endSession").mockResolvedValue(bare);
  const user_agent = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0";
  open({ sessions: [session, { ...session, id: "s2", is_current: false, user_agent }] });
  fireEvent.click(await screen.findByRole("button", { name: "End: Firefox on Windows" }));
  await waitFor(() => expect(end).toHaveBeenCalledExactlyOnceWith("s2"));
  expect(await screen.findByText("The session has ended.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "End: Unknown device" })).toBeNull();
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome on Linux"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iOS"],
  ["curl/8.5.0", "curl"],
  ["something else", null],
  [null, null],
])("%s is called %s", (userAgent, name) => expect(deviceName(userAgent)).toBe(name));

test("a session on a new device is marked, and is said to be one's own with one press", async () => {
  const confirm = vi.spyOn(accessProvider, "confirmDevices").mockResolvedValue(bare);
  const other = { ...session, id: "s2", is_current: false, is_new_device: true };
  open({ sessions: [session, other], new_devices: 1 });
  expect(await screen.findByText("New device")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "It was me" }));
  await waitFor(() => expect(confirm).toHaveBeenCalledOnce());
  expect(await screen.findByText("Kontor knows the device now.")).toBeTruthy();
});

test("a device that is new itself is asked about nothing", async () => {
  open({ sessions: [session, { ...session, id: "s2", is_current: false, is_new_device: true }] });
  expect(await screen.findByText("New device")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "It was me" })).toBeNull();
});
