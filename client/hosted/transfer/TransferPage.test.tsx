import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { HostedTransfer } from "../../../shared/transfers/hosted-transfer.schema.ts";
import { cancelled, confirmed, expired, transfer } from "./testing/transfer.ts";
import { TransferPage } from "./TransferPage.tsx";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import type { Spoken } from "./words/load-words.ts";

const english: Spoken = { language: "en", words: en };
let answer: () => Promise<Response>;
let looks: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(transfer.now) });
  looks = [];
  vi.stubGlobal("fetch", (path: string) => {
    looks.push(path);
    return answer();
  });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function serve(shown: HostedTransfer): void {
  answer = () => Promise.resolve(Response.json({ ...shown, now: new Date().toISOString() }));
}

/** Lets time pass and everything that it brings happen. */
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

async function open(spoken = english) {
  const goTo = vi.fn<(address: string) => void>();
  render(<TransferPage id={transfer.id} initial={spoken} goTo={goTo} />);
  await pass(0);
  return goTo;
}

test("says whom to pay, how much, where to and from which account, and that this is a test", async () => {
  serve(transfer);
  await open();
  expect(screen.getByRole("heading", { name: "Tienda Norte" })).toBeTruthy();
  expect(screen.getByText("2,450.75 ARS")).toBeTruthy();
  expect(screen.getByText(/exactly 2,450.75 ARS.*CUIT ••••••••563/)).toBeTruthy();
  expect(screen.getByLabelText(en.cbu).textContent).toBe("0170042800000012345674");
  expect(screen.getByText("NORTE.PAGOS")).toBeTruthy();
  expect(screen.getByText(en.test)).toBeTruthy();
  expect(screen.getByRole("link", { name: en.leave }).getAttribute("href")).toBe(transfer.return_url);
  expect(document.title).toBe("Pay Tienda Norte");
});

test("copies without the gaps that it shows, and says so", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  serve(transfer);
  await open();
  fireEvent.click(screen.getByRole("button", { name: "Copy CBU or CVU" }));
  await pass(0);
  expect(writeText).toHaveBeenCalledWith("0170042800000012345674");
  expect(screen.getByText("CBU or CVU copied").getAttribute("role")).toBe("status");
  await pass(3_000);
  expect(screen.queryByText("CBU or CVU copied")).toBeNull();
});

test("selects what a browser does not copy, and says what to do", async () => {
  const writeText = () => Promise.reject(new Error("not allowed"));
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  serve(transfer);
  await open();
  fireEvent.click(screen.getByRole("button", { name: "Copy Reference" }));
  await pass(0);
  expect(screen.getByText(/Reference is selected: copy it from the menu/)).toBeTruthy();
  expect(getSelection()?.toString()).toBe("9032000000000007731");
});

test("turns to paid by itself, lets the payer read it, and leads on to the stored address", async () => {
  serve(transfer);
  const goTo = await open();
  serve(confirmed);
  await pass(2_500);
  expect(screen.getByRole("heading", { name: en.confirmed })).toBeTruthy();
  expect(screen.getByText(/has received your payment of 2,450.75 ARS/)).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
  await pass(3_000);
  expect(goTo.mock.calls).toEqual([[confirmed.return_url]]);
  const seen = looks.length;
  await pass(60_000);
  expect(looks).toHaveLength(seen);
});

test("opened again after it was paid, it leads nowhere by itself", async () => {
  serve({ ...confirmed, refunded: 10_000 });
  const goTo = await open();
  expect(screen.getByText("100.00 ARS was given back to you.")).toBeTruthy();
  expect(screen.getByRole("link", { name: en.back }).getAttribute("href")).toBe(confirmed.return_url);
  await pass(60_000);
  expect(goTo).not.toHaveBeenCalled();
});

test.each([
  ["cancelled", cancelled, en.cancelled, /Do not pay it\./],
  ["expired", expired, en.expired, /Do not pay it any more\./],
] as const)(
  "an order that is %s tells not to pay and waits for the payer to go",
  async (_claim, shown, title, hint) => {
    serve(transfer);
    const goTo = await open();
    serve(shown);
    await pass(2_500);
    expect(screen.getByRole("heading", { name: title })).toBeTruthy();
    expect(screen.getByText(hint)).toBeTruthy();
    expect(screen.queryByText("NORTE.PAGOS")).toBeNull();
    expect(screen.getByRole("link", { name: en.back }).getAttribute("href")).toBe(shown.return_url);
    await pass(60_000);
    expect(goTo).not.toHaveBeenCalled();
  },
);

test("counts down by the server's clock, announces only marks, and looks when the time is over", async () => {
  const behindMs = 3_600_000;
  vi.setSystemTime(Date.parse(transfer.now) - behindMs);
  const now = () => new Date(Date.now() + behindMs).toISOString();
  answer = () => Promise.resolve(Response.json({ ...transfer, now: now() }));
  await open();
  expect(screen.getByRole("timer").textContent).toBe("02:00");
  expect(screen.getByText("2 minutes left to pay")).toBeTruthy();
  await pass(61_000);
  expect(screen.getByText(en.lastMinute)).toBeTruthy();
  answer = () => Promise.resolve(Response.json({ ...expired, now: now() }));
  await pass(59_000);
  expect(screen.getByRole("heading", { name: en.expired })).toBeTruthy();
});

test("a picture to scan comes with text only where apps take it", async () => {
  const picture_url = `/checkout/${transfer.id}/qr.svg`;
  serve({ ...transfer, payer_document: null, instructions: { type: "qr", picture_url } });
  await open();
  const picture = screen.getByRole("img", { name: "QR code to pay 2,450.75 ARS to Tienda Norte" });
  expect(picture.getAttribute("src")).toBe(picture_url);
  expect(screen.queryByRole("button", { name: /Copy/ })).toBeNull();
  serve({ ...transfer, payer_document: null, instructions: { type: "pix_qr", picture_url, code: "000201" } });
  await pass(2_500);
  expect(screen.getByRole("button", { name: "Copy PIX code" })).toBeTruthy();
});

test("says when the connection is gone, and goes on when it is back", async () => {
  serve(transfer);
  await open();
  answer = () => Promise.reject(new TypeError("offline"));
  await pass(2_500);
  expect(screen.queryByText(en.stale)).toBeNull();
  await pass(2_500);
  expect(screen.getByText(en.stale)).toBeTruthy();
  serve(transfer);
  await pass(2_500);
  expect(screen.queryByText(en.stale)).toBeNull();
});

test("tells an order that does not exist from a server that does not answer", async () => {
  answer = () => Promise.reject(new TypeError("offline"));
  await open();
  expect(screen.getByRole("heading", { name: en.unreachable })).toBeTruthy();
  answer = () => Promise.resolve(Response.json({ code: "not_found" }, { status: 404 }));
  fireEvent.click(screen.getByRole("button", { name: en.retry }));
  await pass(0);
  expect(screen.getByRole("heading", { name: en.notFound })).toBeTruthy();
});

test("changes its language, its money and its page's language when the payer chooses another", async () => {
  serve(transfer);
  await open();
  fireEvent.change(screen.getByLabelText(en.language), { target: { value: "es-AR" } });
  await vi.waitFor(() => expect(screen.getByText(es.transferTitle)).toBeTruthy());
  expect(screen.getByText("2.450,75 ARS")).toBeTruthy();
  expect(document.documentElement.lang).toBe("es-AR");
});
