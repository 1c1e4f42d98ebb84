import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { HostedSession, PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { CheckoutPage } from "./CheckoutPage.tsx";
import { en } from "./words/en.ts";

const session: HostedSession = {
  id: "T00000001.s",
  is_sandbox: true,
  merchant: { name: "Lampehuset", terms_url: "https://shop.example/terms" },
  currency: "NOK",
  amount: 52_900,
  merchant_reference: "A-1001",
  lines: [
    { id: "lamp", line_id: "1", description: "Desk lamp", quantity: 2, amount: 49_000, vat_amount: 9_800, vat: 25 },
    { id: "std", line_id: "std", description: "Standard", quantity: 1, amount: 3_900, vat_amount: null, vat: null },
  ],
  methods: [
    { type: "dintero_psp.creditcard", label: "Card", form: "card" },
    { type: "vipps", label: "Vipps", form: "app" },
  ],
  expires_at: "2026-11-22T09:00:00.000Z",
  pay: { state: "open", refusal: null },
};

const paid: PayState = { state: "paid", return_url: "https://shop.example/thanks?transaction_id=T00000001.p" };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A server that answers page loads with the session, and other calls by what the path ends in. */
function givenServer(answers: Readonly<Record<string, () => Promise<unknown>>>, loaded: HostedSession = session) {
  const calls: { path: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (path: string, init?: { body?: string }) => {
    const body: unknown = init?.body === undefined ? undefined : JSON.parse(init.body);
    calls.push({ path, body });
    const key = Object.keys(answers).find((end) => path.endsWith(end));
    const answer = key === undefined ? loaded : await answers[key]?.();
    return answer instanceof Response ? answer : Response.json(answer);
  });
  return calls;
}

function open() {
  const goTo = vi.fn<(address: string) => void>();
  render(<CheckoutPage sessionId={session.id} words={en} locale="en" goTo={goTo} />);
  return goTo;
}

async function enterCard(number = "4000000000000002") {
  fireEvent.change(await screen.findByLabelText("Card number"), { target: { value: number } });
  fireEvent.change(screen.getByLabelText("Expiry date"), { target: { value: "1230" } });
  fireEvent.change(screen.getByLabelText("Security code"), { target: { value: "123" } });
}

function problem(status: number, detail: string): Response {
  return Response.json({ detail }, { status });
}

test("shows the order, whom it is for, and that this is a test", async () => {
  givenServer({});
  open();
  expect(await screen.findByRole("heading", { name: "Lampehuset" })).toBeTruthy();
  expect(screen.getByText("Desk lamp")).toBeTruthy();
  expect(screen.getByText("529.00 NOK")).toBeTruthy();
  expect(screen.getByText(en.test)).toBeTruthy();
});

test("pays with a card and goes back to the shop", async () => {
  const calls = givenServer({ creditcard: () => Promise.resolve(paid) });
  const goTo = open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  await waitFor(() => expect(goTo).toHaveBeenCalledWith(paid.return_url));
  expect(calls.at(-1)?.body).toEqual({
    agreed: { amount: 52_900, currency: "NOK" },
    input: { kind: "card", number: "4000000000000002", expiry: "12/2030", cvc: "123" },
  });
});

test("a second click while the first is on its way pays nothing more", async () => {
  let answer: (state: PayState) => void = () => undefined;
  const calls = givenServer({ creditcard: () => new Promise((resolve) => (answer = resolve)) });
  const goTo = open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  fireEvent.click(await screen.findByRole("button", { name: "Paying…" }));
  answer(paid);
  await waitFor(() => expect(goTo).toHaveBeenCalledOnce());
  expect(calls.filter((call) => call.path.endsWith("creditcard"))).toHaveLength(1);
});

test("says what is wrong with a field and puts the cursor there, without asking the server", async () => {
  const calls = givenServer({});
  open();
  await enterCard("4000");
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  const number = screen.getByLabelText("Card number");
  expect(document.activeElement).toBe(number);
  expect(number.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(number.getAttribute("aria-describedby") ?? "")?.textContent).toBe(en.cardNumberWrong);
  expect(calls).toHaveLength(1);
});

test("a refused try says why and leaves the form for another", async () => {
  const refusal = { code: "DECLINED", message: "The card was declined", can_retry: false };
  givenServer({ creditcard: () => Promise.resolve({ state: "open", refusal }) });
  open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  expect((await screen.findByText(/The card was declined/)).closest("[role=alert]")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Pay 529.00 NOK" })).toBeTruthy();
});

test("a challenge is answered with the card that was entered", async () => {
  const states: PayState[] = [{ state: "challenge" }, paid];
  const calls = givenServer({ creditcard: () => Promise.resolve(states.shift()) });
  const goTo = open();
  await enterCard("4000100000000000");
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  fireEvent.click(await screen.findByRole("button", { name: "Approve" }));
  await waitFor(() => expect(goTo).toHaveBeenCalled());
  expect(calls.at(-1)?.body).toMatchObject({ input: { number: "4000100000000000", challenge: "approved" } });
});

test("an app's payer declines", async () => {
  const refusal = { code: "DECLINED", message: "The payer declined", can_retry: true };
  const calls = givenServer({ vipps: () => Promise.resolve({ state: "open", refusal }) });
  open();
  fireEvent.click(await screen.findByLabelText("Vipps"));
  fireEvent.click(screen.getByRole("button", { name: "Decline" }));
  expect(await screen.findByText(/The payer declined/)).toBeTruthy();
  expect(calls.at(-1)?.body).toMatchObject({ input: { kind: "simulated", choice: "decline" } });
});

test("an answer that is lost on the way is looked up, not paid again", async () => {
  const calls = givenServer({
    creditcard: () => Promise.reject(new TypeError("network")),
    state: () => Promise.resolve(paid),
  });
  const goTo = open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  await waitFor(() => expect(goTo).toHaveBeenCalledWith(paid.return_url));
  expect(calls.filter((call) => call.path.endsWith("creditcard"))).toHaveLength(1);
});

test("an order that changed in the meantime is shown anew and not paid", async () => {
  const changed = { ...session, amount: 99_900 };
  const detail = "The shop has changed the order. Look at the new total before you pay.";
  const refusal = () => Promise.resolve(Response.json({ code: "stale_figures", detail }, { status: 409 }));
  const loads = [session, changed];
  const calls = givenServer({ creditcard: refusal, "/session": () => Promise.resolve(loads.shift() ?? changed) });
  const goTo = open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  expect(await screen.findByText(detail)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Pay 999.00 NOK" })).toBeTruthy();
  expect(calls.filter((call) => call.path.endsWith("creditcard"))).toHaveLength(1);
  expect(goTo).not.toHaveBeenCalled();
});

test("leaving goes back with what the shop is told", async () => {
  const left: PayState = {
    state: "closed",
    reason: "cancelled",
    return_url: "https://shop.example/thanks?error=cancelled",
  };
  givenServer({ abandon: () => Promise.resolve(left) });
  const goTo = open();
  fireEvent.click(await screen.findByRole("button", { name: en.cancel }));
  await waitFor(() => expect(goTo).toHaveBeenCalledWith(left.return_url));
});

test.each([
  ["expired", en.expired],
  ["declined", en.declined],
  ["failed", en.failed],
  ["cancelled", en.cancelled],
] as const)("a session that is %s says so and links back", async (reason, title) => {
  givenServer({}, { ...session, pay: { state: "closed", reason, return_url: "https://shop.example/back" } });
  const goTo = open();
  expect(await screen.findByRole("heading", { name: title })).toBeTruthy();
  expect(screen.getByRole("link", { name: en.back }).getAttribute("href")).toBe("https://shop.example/back");
  expect(goTo).not.toHaveBeenCalled();
});

test("an unknown session says so", async () => {
  givenServer({ "/session": () => Promise.resolve(problem(404, "There is no such session.")) });
  open();
  expect(await screen.findByRole("heading", { name: en.notFound })).toBeTruthy();
});

test("too many tries are told apart from a refusal", async () => {
  givenServer({ creditcard: () => Promise.resolve(problem(429, "Too many tries. Wait a moment and try again.")) });
  open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  expect(await screen.findByText(/Too many tries/)).toBeTruthy();
});
