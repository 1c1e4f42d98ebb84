import { fireEvent, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LoanView } from "../../../shared/lending/loan.schema.ts";
import { reasonTexts } from "../../../shared/sentences/reason-texts.ts";
import { BorrowerBody } from "../resources/borrowers/BorrowerShow.tsx";
import { LoanBody } from "../resources/loans/LoanShow.tsx";
import { AttemptDetails } from "../resources/deliveries/AttemptDetails.tsx";
import { EndpointBody } from "../resources/webhook-endpoints/EndpointShow.tsx";
import { borrowerView } from "../testing/borrower.ts";
import { endpointWith } from "../testing/endpoint.ts";
import { loanView } from "../testing/loans.ts";
import { renderAt } from "../testing/render.tsx";
import { delivery } from "../testing/rows.ts";
import { i18nProvider } from "./i18n-provider.ts";

beforeEach(() => i18nProvider.changeLocale("nb", {}));
afterEach(() => i18nProvider.changeLocale("en", {}));

const { not_signed, sandbox_denial, two_signatures } = reasonTexts.sentence;

function open(page: ReactElement): void {
  const getList = () => Promise.resolve({ data: [], total: 0 });
  renderAt(page, { dataProvider: { getList }, role: "admin" });
}

function loanEnded(reason: string): LoanView {
  const at = "2026-03-03T09:00:00.000Z";
  const entry = { at, action: "cancelled", actor: { type: "system", id: "loan_steps" }, note: reason } as const;
  return { ...loanView, status: "cancelled", days_late: 0, installments: [], end_reason: reason, history: [entry] };
}

test("a loan that Kontor called off says why in the reader's language, above it and in its history", async () => {
  open(<LoanBody loan={loanEnded(not_signed)} />);
  expect(await screen.findAllByText(/Kontrakten ble ikke undertegnet i tide\./)).toHaveLength(2);
});

test("what a colleague wrote about a loan stays as it is", async () => {
  open(<LoanBody loan={loanEnded("The customer has changed their mind.")} />);
  expect(await screen.findAllByText(/The customer has changed their mind\./)).toHaveLength(2);
});

test("a borrower whom the sandbox refused", async () => {
  const history = borrowerView.history.map((entry) => ({ ...entry, note: sandbox_denial }));
  open(<BorrowerBody borrower={{ ...borrowerView, history }} />);
  const said = await screen.findAllByText("Avslått av testmiljøet, slik e-postadressen ber om.");
  expect(said).toHaveLength(history.length);
});

test("an endpoint that Kontor disabled, with its instant in the reader's zone", async () => {
  const disabled_at = "2026-06-01T10:00:00.000Z";
  const disabled_reason = "Every attempt since 2026-06-01T09:00:00.000Z failed.";
  open(<EndpointBody endpoint={endpointWith({ status: "disabled", disabled_at, disabled_reason })} />);
  expect((await screen.findByRole("alert")).textContent).toContain("Alle forsøk siden 1. juni, 09:00 har feilet.");
});

test("what became of a call that nobody answered", async () => {
  const [attempt] = delivery.attempts ?? [];
  if (attempt === undefined) throw new Error("the delivery has no attempt");
  const error = reasonTexts.sentence.no_answer;
  open(<AttemptDetails delivery={delivery} attempt={{ ...attempt, code: null, error }} />);
  expect(await screen.findByText(/Ikke noe svar innen tidsgrensen/)).toBeTruthy();
});

test("why an old secret signs no longer than it does", async () => {
  const { rotation } = endpointWith();
  open(<EndpointBody endpoint={endpointWith({ rotation: { ...rotation, reason: two_signatures } })} />);
  fireEvent.click(await screen.findByRole("button", { name: /Bytt/ }));
  expect(await screen.findByText(/^Meldinger har to signaturer/)).toBeTruthy();
});
