import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import type { DeliveryState } from "../../../../shared/webhooks/delivery.schema.ts";
import { type ReceiverStatus, resendOffer } from "../../../../shared/webhooks/resend-offer.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { delivery } from "../../testing/rows.ts";
import { ResendButton } from "./ResendButton.tsx";

const resend = vi.fn();
beforeEach(() => {
  resend.mockReset().mockResolvedValue(delivery);
});

const open = (state: DeliveryState, receiver: ReceiverStatus = "active", role: "support" | "viewer" = "support") =>
  renderAt(<ResendButton delivery={{ ...delivery, state, resend: resendOffer(state, receiver) }} />, {
    dataProvider: { resend },
    role,
  });
const plain = () => screen.findByRole("button", { name: "Resend" });

test("what was given up is sent again with one click", async () => {
  open("exhausted");
  fireEvent.click(await plain());
  await waitFor(() => expect(resend).toHaveBeenCalledExactlyOnceWith("dlv_1", false));
});

test.each([
  ["pending", "active", "the next try is scheduled"],
  ["delivered", "active", "It was delivered already."],
  ["exhausted", "disabled", "The endpoint is disabled."],
  ["dropped", "active", "The endpoint of this delivery was deleted."],
] as const)("%s with an %s endpoint stays visible and says why not", async (state, receiver, why) => {
  open(state, receiver);
  const button = await plain();
  expect(button.getAttribute("aria-disabled")).toBe("true");
  const describedBy = button.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(describedBy)?.textContent).toContain(why);
  fireEvent.click(button);
  expect(resend).not.toHaveBeenCalled();
});

test("a message that is past retention cannot be sent again, not even on purpose, and says why", async () => {
  const gone = resendOffer("delivered", "active", { isExpired: true });
  renderAt(<ResendButton delivery={{ ...delivery, state: "delivered", resend: gone }} />, {
    dataProvider: { resend },
    role: "support",
  });
  const button = await plain();
  expect(button.getAttribute("aria-disabled")).toBe("true");
  const describedBy = button.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(describedBy)?.textContent).toBe(
    "Its message is past retention and was removed: there is nothing left to send.",
  );
  expect(screen.queryByRole("button", { name: "Force resend" })).toBeNull();
});

test("a success is repeated only after the warning about duplicates", async () => {
  open("delivered");
  fireEvent.click(await screen.findByRole("button", { name: "Force resend" }));
  const dialog = screen.getByRole("dialog");
  expect(dialog.textContent).toContain("a second time");
  fireEvent.click(within(dialog).getByRole("button", { name: "Force resend" }));
  await waitFor(() => expect(resend).toHaveBeenCalledExactlyOnceWith("dlv_1", true));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a refusal keeps the dialog open and is told there", async () => {
  resend.mockRejectedValue(refusal(409, "operation_blocked"));
  open("delivered");
  fireEvent.click(await screen.findByRole("button", { name: "Force resend" }));
  const dialog = screen.getByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Force resend" }));
  expect(await within(dialog).findByText("The server says operation_blocked.")).toBeTruthy();
});

test("a disabled endpoint offers no way round", async () => {
  open("exhausted", "disabled");
  await plain();
  expect(screen.queryByRole("button", { name: "Force resend" })).toBeNull();
});

test("whoever may not send again sees who may", async () => {
  open("exhausted", "active", "viewer");
  const button = await plain();
  expect(button.getAttribute("aria-disabled")).toBe("true");
  const describedBy = button.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(describedBy)?.textContent).toContain("Ask support or an admin.");
  fireEvent.click(button);
  expect(resend).not.toHaveBeenCalled();
});
