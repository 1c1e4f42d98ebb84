import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { givenServer, open, problem } from "./testing/page.tsx";
import { session } from "./testing/session.ts";
import { en } from "./words/en.ts";
import { nb } from "./words/nb.ts";

const paid: PayState = { state: "paid", return_url: "https://shop.example/thanks?transaction_id=T00000001.p" };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function enterCard(number = "4000000000000002") {
  fireEvent.change(await screen.findByLabelText("Card number"), { target: { value: number } });
  fireEvent.change(screen.getByLabelText("Expiry date"), { target: { value: "1230" } });
  fireEvent.change(screen.getByLabelText("Security code"), { target: { value: "123" } });
}

test("shows the order, whom it is for, and that this is a test", async () => {
  givenServer({});
  open();
  expect(await screen.findByRole("heading", { name: "Lampehuset" })).toBeTruthy();
  expect(screen.getByText("Desk lamp")).toBeTruthy();
  expect(screen.getByText(/^VAT 25 %/)).toBeTruthy();
  expect(screen.getByText("Discount 50.00 NOK")).toBeTruthy();
  expect(screen.getByText("39.00 NOK")).toBeTruthy();
  expect(screen.getByText("529.00 NOK")).toBeTruthy();
  expect(screen.getByText("98.00 NOK")).toBeTruthy();
  expect(screen.getByText(en.test)).toBeTruthy();
});

test("says of a session without an amount that it only keeps the card", async () => {
  givenServer({}, { ...session, amount: 0, lines: [], shipping: null, vat_amount: null });
  open();
  expect(await screen.findByRole("button", { name: "Save the card" })).toBeTruthy();
  expect(screen.getByText("Nothing is charged now. Lampehuset can charge this card later.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Pay 0/ })).toBeNull();
});

test("completes an order that costs nothing without asking how it is paid", async () => {
  const method = { type: "dintero.zero", label: "Nothing to pay", form: "none" as const };
  const calls = givenServer({ zero: () => Promise.resolve(paid) }, { ...session, amount: 0, methods: [method] });
  const goTo = open();
  expect(await screen.findByRole("heading", { name: "Nothing to pay" })).toBeTruthy();
  expect(screen.getByText("This order costs nothing. Complete it to send it to Lampehuset.")).toBeTruthy();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.queryByRole("button", { name: /Pay|card/ })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Complete the order" }));
  await waitFor(() => expect(goTo).toHaveBeenCalledWith(paid.return_url));
  expect(calls.at(-1)).toMatchObject({ method: "POST", body: { agreed: { amount: 0 }, input: { kind: "simulated" } } });
});

test("pays with a card and goes back to the shop", async () => {
  const calls = givenServer({ creditcard: () => Promise.resolve(paid) });
  const goTo = open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  await waitFor(() => expect(goTo).toHaveBeenCalledWith(paid.return_url));
  expect(calls.at(-1)?.body).toEqual({
    agreed: { amount: 52_900, currency: "NOK", checkboxes: [] },
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
  const refusal = { code: "DECLINED", message: "Said to machines", can_retry: false };
  givenServer({ creditcard: () => Promise.resolve({ state: "open", refusal }) });
  open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  const said = await screen.findByText(`${en.refusalDeclined} ${en.refusedFinal}`);
  expect(said.closest("[role=alert]")).toBeTruthy();
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

test("an app's payer gives a phone number and then declines", async () => {
  const refusal = { code: "DECLINED", message: "Said to machines", can_retry: true };
  const calls = givenServer({ vipps: () => Promise.resolve({ state: "open", refusal }) });
  open();
  fireEvent.click(await screen.findByLabelText("Vipps MobilePay"));
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  expect(screen.getByText(en.phoneWrong)).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Phone"), { target: { value: "+47 40 00 00 00" } });
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  fireEvent.click(screen.getByRole("button", { name: "Decline" }));
  expect(await screen.findByText(new RegExp(en.refusalDeclined))).toBeTruthy();
  expect(calls.at(-1)?.body).toMatchObject({ input: { kind: "simulated", choice: "decline", phone: "+4740000000" } });
});

test("boxes that have to be ticked are, before anything is sent", async () => {
  const boxes = [
    { id: "terms", label: "I accept the terms", is_checked: false, is_required: true, link: null },
    { id: "news", label: "Send me news", is_checked: true, is_required: false, link: null },
  ];
  const calls = givenServer({ creditcard: () => Promise.resolve(paid) }, { ...session, checkboxes: boxes });
  const goTo = open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  const box = screen.getByLabelText(/I accept the terms/);
  expect(document.activeElement).toBe(box);
  expect(screen.getByText(en.mustTick)).toBeTruthy();
  expect(calls).toHaveLength(1);
  fireEvent.click(box);
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  await waitFor(() => expect(goTo).toHaveBeenCalled());
  expect(calls.at(-1)?.body).toMatchObject({ agreed: { checkboxes: ["terms", "news"] } });
});

test("speaks the shop's language, and another one when the payer asks for it", async () => {
  givenServer({}, { ...session, language: "nb" });
  open();
  expect(await screen.findByText(nb.order)).toBeTruthy();
  expect(screen.getByText("529,00 NOK")).toBeTruthy();
  expect(document.documentElement.lang).toBe("nb");
  fireEvent.change(screen.getByLabelText(nb.language), { target: { value: "en" } });
  expect(await screen.findByText(en.order)).toBeTruthy();
});

test("an address that names a language wins over the shop's settings", async () => {
  givenServer({}, { ...session, language: "sv" });
  open("language=nb");
  expect(await screen.findByText(nb.order)).toBeTruthy();
});

test("a page that its shop holds takes no payment until it is let go", async () => {
  const locked: PayState = { state: "locked" };
  const calls = givenServer({ "/state": () => Promise.resolve(locked) }, { ...session, pay: locked });
  open();
  expect(await screen.findByText(en.locked)).toBeTruthy();
  fireEvent.submit(document.querySelector("form") ?? document.body);
  expect(calls.filter((call) => call.method !== "GET")).toEqual([]);
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
  const refusal = () => Promise.resolve(problem(409, "stale_figures"));
  const loads = [session, changed];
  const calls = givenServer({ creditcard: refusal, "/session": () => Promise.resolve(loads.shift() ?? changed) });
  const goTo = open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  expect(await screen.findByText(en.orderChanged)).toBeTruthy();
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

test("a session that was paid before does not say that it is on its way back", async () => {
  givenServer({}, { ...session, pay: paid });
  const goTo = open();
  expect(await screen.findByText(en.paidShort)).toBeTruthy();
  expect(screen.getByRole("link", { name: en.back })).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
});

test("an unknown session says so", async () => {
  givenServer({ "/session": () => Promise.resolve(problem(404, "not_found")) });
  open();
  expect(await screen.findByRole("heading", { name: en.notFound })).toBeTruthy();
});

test("too many tries are told apart from a refusal", async () => {
  givenServer({ creditcard: () => Promise.resolve(problem(429, "rate_limited")) });
  open();
  await enterCard();
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  expect(await screen.findByText(en.tooManyTries)).toBeTruthy();
});

test("an invoice can be reviewed first, and the payer of one that is goes back as after a success", async () => {
  const method = { type: "collector.invoice", label: "Walley invoice", form: "invoice" as const };
  const held: PayState = { state: "on_hold", return_url: "https://shop.example/thanks?transaction_id=T00000001.p" };
  const calls = givenServer({ invoice: () => Promise.resolve(held) }, { ...session, methods: [method] });
  const goTo = open();
  fireEvent.change(await screen.findByLabelText("E-mail"), { target: { value: "kari@buyer.example" } });
  fireEvent.change(screen.getByLabelText("Phone"), { target: { value: "+4740000000" } });
  fireEvent.click(screen.getByRole("button", { name: "Pay 529.00 NOK" }));
  fireEvent.click(screen.getByRole("button", { name: en.reviewApprove }));
  expect(await screen.findByRole("heading", { name: en.on_hold })).toBeTruthy();
  expect(screen.getByText("You need not do anything. Lampehuset tells you how it goes on.")).toBeTruthy();
  expect(goTo).toHaveBeenCalledWith(held.return_url);
  expect(calls.at(-1)?.body).toMatchObject({ input: { kind: "simulated", choice: "review_approve" } });
});
