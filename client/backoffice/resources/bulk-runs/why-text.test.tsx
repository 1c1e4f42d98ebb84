import { screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { i18nProvider } from "../../i18n/i18n-provider.ts";
import { renderAt } from "../../testing/render.tsx";
import { useWhyText } from "./why-text.ts";

afterEach(() => i18nProvider.changeLocale("en", {}));

function Why(refused: { code: string | null; reason: string | null }) {
  const whyText = useWhyText();
  return <p role="note">{whyText(refused) ?? "no reason"}</p>;
}

test.each([
  ["nothing_to_refund", null, "Ingenting er belastet, så ingenting kan gå tilbake"],
  ["TIMED_OUT", "The processor did not answer in time", "Innløseren svarte ikke i tide"],
  ["51", "Not sufficient funds", "Not sufficient funds"],
  ["51", null, "51"],
  [null, null, "no reason"],
])("%s with %s is said as %s to a Norwegian reader", async (code, reason, said) => {
  await i18nProvider.changeLocale("nb", {});
  renderAt(<Why code={code} reason={reason} />, {});
  expect(await screen.findByText(said)).toBeTruthy();
});
