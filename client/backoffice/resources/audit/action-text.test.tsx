import { renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { speak, speakForServer } from "../../i18n/i18n-provider.ts";
import type { Language } from "../../i18n/languages.ts";
import { useActionText } from "./action-text.ts";

async function speakFully(language: Language): Promise<void> {
  await speak(language);
  await speakForServer();
}
afterEach(() => speakFully("en"));

test.each<[Language, string, string]>([
  ["en", "webhook_endpoint.secret_rotated", "Webhook endpoint: secret rotated"],
  ["en", "payment.capture", "Payment: capture"],
  ["en", "balance-lines.export", "Balance lines: export"],
  ["en", "restored", "Restored"],
  ["nb", "webhook_endpoint.secret_rotated", "Webhook-endepunkt: signeringsnøkkel byttet"],
  ["es-AR", "payment.refund", "Pago: devolución"],
  ["pt-BR", "balance-lines.export", "Linhas de saldo: exportação"],
  ["nb", "thing_of_tomorrow.was_done", "Thing of tomorrow: was done"],
])("in %s, %s reads %s", async (language, action, text) => {
  await speakFully(language);
  expect(renderHook(() => useActionText()).result.current(action)).toBe(text);
});
