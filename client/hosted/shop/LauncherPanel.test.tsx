import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { givenServer, open } from "../testing/page.tsx";
import { session } from "../testing/session.ts";
import { givenShopAround } from "../testing/shop.ts";
import { en } from "../words/en.ts";

let said: Record<string, unknown>[];
let tell: (type: string, facts?: object) => void;

beforeEach(() => {
  ({ said, tell } = givenShopAround());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function buttons() {
  return said.filter(({ type }) => type === "ShowPopOutButton");
}

async function launch() {
  givenServer({});
  open("role=pop_out_launcher&ui=inline");
  await screen.findByText(en.popOutLead);
  // Told once the page stands, which is a moment after it can be read.
  await waitFor(() => expect(buttons()).not.toHaveLength(0));
}

test("the shop's page is told where its button belongs and what it says", async () => {
  await launch();
  expect(buttons().at(-1)).toMatchObject({ openLabel: en.popOutOpen, closeLabel: en.popOutClose, disabled: "false" });
  expect(screen.queryByLabelText(en.cardNumber)).toBeNull();
});

test("while the window is open the button rests", async () => {
  await launch();
  tell("OpenedPopOut");
  expect(screen.getByText(en.popOutOpened)).toBeTruthy();
  await waitFor(() => expect(buttons().at(-1)).toMatchObject({ disabled: "true" }));
  tell("ClosedPopOut");
  expect(await screen.findByText(en.popOutLead)).toBeTruthy();
  await waitFor(() => expect(buttons().at(-1)).toMatchObject({ disabled: "false" }));
});

test("a window that closed because it was paid in brings no button back", async () => {
  const paid = { ...session, pay: { state: "paid", return_url: "https://shop.example/thanks" } };
  const loads: unknown[] = [session, paid];
  givenServer({ "/session": () => Promise.resolve(loads.shift()) });
  open("role=pop_out_launcher&ui=inline");
  await screen.findByText(en.popOutLead);
  tell("OpenedPopOut");
  const before = said.length;
  tell("ClosedPopOut");
  await screen.findByRole("heading", { name: en.paid });
  const after = () => said.slice(before).map(({ type }) => type);
  await waitFor(() => expect(after()).toContain("HidePopOutButton"));
  expect(after()).not.toContain("ShowPopOutButton");
});

test("a browser that opens no window lets the payer pay right here", async () => {
  await launch();
  tell("OpenPopOutFailed");
  expect(screen.getByText(en.popOutFailed)).toBeTruthy();
  expect(screen.getByLabelText(en.cardNumber)).toBeTruthy();
  await waitFor(() => expect(said.at(-1)).toMatchObject({ type: "HidePopOutButton" }));
});

test("what the shop holds against the order is said in its own words", async () => {
  await launch();
  tell("ValidatingPopOut");
  expect(screen.getByText(en.popOutChecking)).toBeTruthy();
  tell("ValidationResult", { success: false, clientValidationError: "The lamp has just been sold" });
  await waitFor(() => expect(screen.getByRole("alert").textContent).toBe("The lamp has just been sold"));
});
