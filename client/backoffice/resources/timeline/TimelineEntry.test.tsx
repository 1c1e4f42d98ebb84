import { screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import { i18nProvider } from "../../i18n/i18n-provider.ts";
import { renderAt } from "../../testing/render.tsx";
import { TimelineEntry } from "./TimelineEntry.tsx";

afterEach(() => i18nProvider.changeLocale("en", {}));

async function lineIn(
  language: string,
  kind: string,
  details: TimelineEntryView["details"],
  source: TimelineEntryView["source"] = "operation",
): Promise<string> {
  await i18nProvider.changeLocale(language, {});
  const entry: TimelineEntryView = {
    ...{ at: "2026-06-01T09:00:00.000Z", source, kind, order: 0, operation_id: "op_1", delivery_id: null },
    ...{ amount: 0, actor: { type: "system", id: "session_expiry" }, details },
  };
  renderAt(<TimelineEntry entry={entry} currency="NOK" anchor={undefined} />);
  return (await screen.findByRole("listitem")).textContent;
}

test.each([
  ["en", "Reason: the last try to pay was declined"],
  ["nb", "Årsak: siste betalingsforsøk ble avslått"],
  ["es-AR", "Motivo: se rechazó el último intento de pago"],
  ["pt-BR", "Motivo: a última tentativa de pagamento foi recusada"],
])("why Kontor ended a payment is said in %s", async (language, said) => {
  expect(await lineIn(language, "cancel.succeeded", { reason: "declined" })).toContain(said);
});

test.each([
  ["nb", "Betaleren brukte rabattkoder"],
  ["en", "Payer used discount codes"],
])("what only some shops have is named in %s too", async (language, said) => {
  expect(await lineIn(language, "session.SET_DISCOUNT_CODES", {}, "session")).toContain(said);
});

test("a colleague's refusal is named as one, and keeps what the colleague wrote", async () => {
  const line = await lineIn("nb", "refund.failed", { error_code: "declined_by_person", error: "Not this one" });
  expect(line).toContain("Avslått av en kollega · Not this one");
});

test("what a shop gives as the reason of a refund stays as it was written", async () => {
  expect(await lineIn("nb", "refund.succeeded", { reason: "declined" })).toContain("Årsak: declined");
});

test("that nobody answered a call in time is said in the reader's language", async () => {
  const line = await lineIn("pt-BR", "capture.failed", { error: "No answer within 150 ms" });
  expect(line).toContain("Sem resposta em 150 ms");
});

test("a processor's own words stay as they are", async () => {
  const line = await lineIn("nb", "capture.failed", { error_code: "51", error: "Not sufficient funds" });
  expect(line).toContain("51 · Not sufficient funds");
});

test("the sandbox's own refusals are said in the reader's language", async () => {
  const line = await lineIn("nb", "capture.failed", { error: "The authorization has expired" });
  expect(line).toContain("Reservasjonen har utløpt");
});

test.each(["cancel.succeeded", "expire.succeeded"])("%s tells no amount, because no money moved", async (kind) => {
  expect(await lineIn("en", kind, {})).not.toContain("0.00");
});
