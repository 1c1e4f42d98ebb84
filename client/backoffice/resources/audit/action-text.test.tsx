import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { speakFully } from "../../testing/speak-fully.ts";
import type { Language } from "../../i18n/languages.ts";
import { useActionText, useJobText, useObjectText } from "./action-text.ts";

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

test("what was done to, and what of Kontor did it, are named in the reader's language", async () => {
  const read = () => renderHook(() => [useObjectText(), useJobText()] as const).result.current;
  await speakFully("en");
  expect(read()[0]({ object_type: "webhook_endpoint", object_id: "whe_1" })).toBe("Webhook endpoint whe_1");
  expect(read()[0]({ object_type: null, object_id: null })).toBe("");
  expect(read()[1]("nightly-settlement")).toBe("nightly settlement");
  await speakFully("nb");
  expect(read()[0]({ object_type: "credit_offer", object_id: null })).toBe("Kredittilbud");
  expect(read()[1]("offer_expiry")).toBe("utløp av tilbud");
  expect(read()[1]("job_of_tomorrow")).toBe("job of tomorrow");
});
