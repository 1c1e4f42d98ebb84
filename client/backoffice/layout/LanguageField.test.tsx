import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { speak } from "../i18n/i18n-provider.ts";
import { preferredLanguage } from "../i18n/language-choice.ts";
import { formatMoney } from "../i18n/number-text.ts";
import { useWords } from "../i18n/use-words.ts";
import { InstantText } from "../fields/InstantText.tsx";
import { renderAt } from "../testing/render.tsx";
import { LanguageField } from "./LanguageField.tsx";

afterEach(async () => {
  localStorage.clear();
  await speak("en");
});

function Probe() {
  const words = useWords();
  return (
    <p aria-label="probe">
      {words("user.sign_out")} {formatMoney(123_456_789, "BRL")} <InstantText value="2026-03-02T09:05:00.000Z" />
    </p>
  );
}

test("another language changes words, amounts and times at once, and is remembered", async () => {
  renderAt(
    <>
      <LanguageField />
      <Probe />
    </>,
  );
  expect(screen.getByLabelText("probe").textContent).toContain("Sign out 1,234,567.89 BRL");
  fireEvent.mouseDown(screen.getByRole("combobox", { name: "Language" }));
  fireEvent.click(await screen.findByRole("option", { name: "Português (Brasil)" }));
  await waitFor(() => expect(screen.getByLabelText("probe").textContent).toContain("Sair 1.234.567,89 BRL"));
  expect(screen.getByRole("combobox", { name: "Idioma" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("pt-BR");
  expect(preferredLanguage()).toBe("pt-BR");
});
