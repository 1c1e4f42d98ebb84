import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { givenServer, open, problem } from "./testing/page.tsx";
import { session } from "./testing/session.ts";
import { en } from "./words/en.ts";

const declined: PayState = {
  state: "open",
  refusal: { code: "DECLINED", message: "Said to machines", can_retry: true },
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function payByCard() {
  fireEvent.change(await screen.findByLabelText("Card number"), { target: { value: "4000100000000000" } });
  fireEvent.change(screen.getByLabelText("Expiry date"), { target: { value: "1230" } });
  fireEvent.change(screen.getByLabelText("Security code"), { target: { value: "123" } });
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
}

const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

test("a refused answer to the bank leads to the reason, with the card still there but its code asked for again", async () => {
  const states: PayState[] = [{ state: "challenge" }, declined];
  const calls = givenServer({ creditcard: () => Promise.resolve(states.shift()) });
  open();
  await payByCard();
  fireEvent.click(await screen.findByRole("button", { name: en.challengeFail }));
  await waitFor(() => expect(document.activeElement?.textContent).toContain(en.refused));
  expect([valueOf("Card number"), valueOf("Expiry date"), valueOf("Security code")]).toEqual([
    "4000 1000 0000 0000",
    "12 / 30",
    "",
  ]);
  states.push({ state: "challenge" });
  fireEvent.change(screen.getByLabelText("Security code"), { target: { value: "321" } });
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  await screen.findByRole("button", { name: "Approve" });
  expect(calls.at(-1)?.body).toMatchObject({ input: { number: "4000100000000000", expiry: "12/2030", cvc: "321" } });
});

test("every refused try leads to the reason again", async () => {
  givenServer({ creditcard: () => Promise.resolve(declined) });
  open();
  await payByCard();
  await waitFor(() => expect(document.activeElement?.textContent).toContain(en.refused));
  const button = screen.getByRole("button", { name: "Pay 529.00 NOK" });
  button.focus();
  fireEvent.click(button);
  await waitFor(() => expect(document.activeElement?.textContent).toContain(en.refused));
});

test("a reason that was there when the page was opened takes the focus from nobody", async () => {
  givenServer({}, { ...session, pay: declined });
  open();
  expect(await screen.findByText(en.refused)).toBeTruthy();
  expect(document.activeElement).toBe(document.body);
});

test("what ends the page gets the focus", async () => {
  givenServer({ creditcard: () => Promise.resolve({ state: "paid", return_url: "https://shop.example/thanks" }) });
  open();
  await payByCard();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: en.paid })));
});

test("in a frame of a page where the payer is elsewhere, it does not", async () => {
  vi.stubGlobal("top", {});
  vi.spyOn(document, "hasFocus").mockReturnValue(false);
  givenServer({ "/session": () => Promise.resolve(problem(404, "not_found")) });
  open();
  expect(await screen.findByRole("heading", { name: en.notFound })).toBeTruthy();
  expect(document.activeElement).toBe(document.body);
});
