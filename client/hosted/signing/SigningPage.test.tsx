import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SigningPageView } from "../../../shared/lending/signing-page.schema.ts";
import { SigningPage } from "./SigningPage.tsx";
import { contract } from "./testing/contract.ts";
import { en } from "./words/en.ts";
import { pt } from "./words/pt.ts";

type Answer = { status: number; body: unknown };
let asked: string[];
let answers: { contract: Answer; signature: Answer };

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? "GET"} ${path}`);
    const { status, body } = answers[path.endsWith("/signature") ? "signature" : "contract"];
    return Promise.resolve(Response.json(body, { status }));
  });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(shown: Partial<SigningPageView> = {}, signature: Answer = { status: 200, body: null }) {
  answers = { contract: { status: 200, body: { ...contract, ...shown } }, signature };
  return render(<SigningPage code="code-1" initial={{ language: "en", words: en }} />);
}

test("shows what is agreed to, with its whole cost and every installment", async () => {
  open();
  expect(await screen.findByRole("heading", { name: "Bank credit note CCB-2026-000001" })).toBeTruthy();
  for (const text of ["4,896.47 BRL", "5,252.06 BRL", "3 × 1,750.69 BRL", "3.68 % a month · 54.34 % a year"]) {
    expect(screen.getByText(text)).toBeTruthy();
  }
  expect(screen.getByText("Feb 28, 2026", { selector: "dd" })).toBeTruthy();
  expect(screen.getAllByRole("row", { hidden: true })).toHaveLength(4);
  expect(screen.getByText(en.test)).toBeTruthy();
  expect(document.title).toBe("Contract CCB-2026-000001");
});

test("is signed once the box is ticked, and says when", async () => {
  const signed = { ...contract, state: "signed", sign_until: null, signed_at: "2026-03-03T12:00:00.000Z" };
  open({}, { status: 200, body: signed });
  fireEvent.click(await screen.findByRole("button", { name: en.sign }));
  expect(screen.getByRole("alert").textContent).toBe(en.agreeFirst);
  expect(asked).toEqual(["GET /sign/code-1/contract"]);
  fireEvent.click(screen.getByRole("checkbox", { name: en.agree }));
  fireEvent.click(screen.getByRole("button", { name: en.sign }));
  expect(await screen.findByRole("heading", { name: en.signed })).toBeTruthy();
  expect(screen.getByText(/Signed on Mar 3, 2026, 9:00/)).toBeTruthy();
  expect(asked.at(-1)).toBe("POST /sign/code-1/signature");
  expect(screen.queryByRole("button", { name: en.sign })).toBeNull();
});

test.each([
  ["expired", en.expired],
  ["cancelled", en.cancelled],
] as const)("a contract that is %s only says so", async (state, title) => {
  open({ state });
  expect(await screen.findByRole("heading", { name: title })).toBeTruthy();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

test("an unknown address is told from a service that cannot be reached", async () => {
  answers = { contract: { status: 404, body: {} }, signature: { status: 404, body: {} } };
  render(<SigningPage code="code-2" initial={{ language: "pt-BR", words: pt }} />);
  expect(await screen.findByRole("heading", { name: pt.notFound })).toBeTruthy();
  cleanup();
  answers.contract = { status: 503, body: {} };
  render(<SigningPage code="code-2" initial={{ language: "pt-BR", words: pt }} />);
  expect(await screen.findByRole("heading", { name: pt.unreachable })).toBeTruthy();
  answers.contract = { status: 200, body: contract };
  fireEvent.click(screen.getByRole("button", { name: pt.retry }));
  expect(await screen.findByRole("heading", { name: /Cédula de Crédito Bancário/ })).toBeTruthy();
});

test("a refusal says why, and shows the end that the contract has come to meanwhile", async () => {
  open({}, { status: 409, body: { blocker: "never_signed" } });
  fireEvent.click(await screen.findByRole("checkbox"));
  fireEvent.click(screen.getByRole("button", { name: en.sign }));
  expect(await screen.findByText(en.neverSigned)).toBeTruthy();
  answers.signature = { status: 409, body: { blocker: "expired" } };
  answers.contract = { status: 200, body: { ...contract, state: "expired" } };
  await waitFor(() =>
    expect(screen.getByRole("button", { name: en.sign }).getAttribute("aria-disabled")).toBe("false"),
  );
  fireEvent.click(screen.getByRole("button", { name: en.sign }));
  expect(await screen.findByRole("heading", { name: en.expired })).toBeTruthy();
});

test("a contract that is being prepared can be signed as soon as it is there", async () => {
  vi.useFakeTimers();
  open({ state: "preparing" });
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(screen.getByText(en.preparing)).toBeTruthy();
  answers.contract = { status: 200, body: contract };
  await act(() => vi.advanceTimersByTimeAsync(2_500));
  expect(screen.getByRole("button", { name: en.sign })).toBeTruthy();
});
