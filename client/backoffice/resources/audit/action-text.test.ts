import { expect, test } from "vitest";
import { actionText } from "./action-text.ts";

test.each([
  ["webhook_endpoint.secret_rotated", "Webhook endpoint: secret rotated"],
  ["payment.capture", "Payment: capture"],
  ["balance-lines.export", "Balance lines: export"],
  ["restored", "Restored"],
])("%s reads %s", (action, text) => {
  expect(actionText(action)).toBe(text);
});
