import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";
import { givenServer, open, problem } from "../testing/page.tsx";
import { expressSession } from "../testing/session.ts";
import { en } from "../words/en.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function sessionWith(entered: string[], change: Partial<HostedSession> = {}): HostedSession {
  const { express } = expressSession;
  if (express === null) throw new Error("The session is not express");
  return { ...expressSession, ...change, express: { ...express, discount_codes: { count_max: 2, entered } } };
}

const field = () => screen.getByLabelText<HTMLInputElement>(en.discountCode);

function enter(code: string) {
  fireEvent.change(field(), { target: { value: code } });
  fireEvent.click(screen.getByRole("button", { name: en.useCode }));
}

test("a shop that takes no codes is not asked for any", async () => {
  givenServer({}, expressSession);
  open();
  await screen.findByText(en.addressFirst);
  expect(screen.queryByLabelText(en.discountCode)).toBeNull();
});

test("a code that the shop takes changes the total, and makes room for the next", async () => {
  const calls = givenServer(
    { discount_codes: () => Promise.resolve(sessionWith(["SUMMER"], { amount: 39_000 })) },
    sessionWith([]),
  );
  open();
  await screen.findByLabelText(en.discountCode);
  enter(" SUMMER ");
  const entered = await screen.findByText("SUMMER");
  expect(within(entered.closest("ul") as HTMLElement).getAllByRole("listitem")).toHaveLength(1);
  expect(screen.getByText("390.00 NOK")).toBeTruthy();
  await waitFor(() => expect(field().value).toBe(""));
  expect(calls.at(-1)).toMatchObject({ method: "PUT", body: { discount_codes: ["SUMMER"] } });
});

test("a code can be taken out again, and no more are asked for than the shop takes", async () => {
  const calls = givenServer({ discount_codes: () => Promise.resolve(sessionWith(["B"])) }, sessionWith(["A", "B"]));
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Remove the code A" }));
  expect(screen.queryByLabelText(en.discountCode)).toBeNull();
  expect(await screen.findByLabelText(en.discountCode)).toBeTruthy();
  expect(screen.queryByText("A")).toBeNull();
  expect(calls.at(-1)?.body).toEqual({ discount_codes: ["B"] });
});

test("what is wrong with a code is said beside its field, and nowhere else", async () => {
  const answers = [problem(400, "validation_failed"), problem(503, "unavailable")];
  const calls = givenServer(
    { discount_codes: () => Promise.resolve(answers.shift() ?? sessionWith(["LATER"])) },
    sessionWith([]),
  );
  open();
  await screen.findByLabelText(en.discountCode);
  fireEvent.click(screen.getByRole("button", { name: en.useCode }));
  expect(described()).toBe(en.codeMissing);
  expect(document.activeElement).toBe(field());
  expect(calls).toHaveLength(1);

  enter("WINTER");
  await waitFor(() => expect(described()).toBe(en.codeRefused));
  expect(screen.getByRole("alert").textContent).toBe("");
  expect(field().value).toBe("WINTER");
  enter("LATER");
  await waitFor(() => expect(described()).toBe(en.shopSilent));
  enter("LATER");
  expect(await screen.findByText("LATER")).toBeTruthy();
  expect(field().getAttribute("aria-invalid")).toBe("false");
});

/** What a screen reader adds to the field's name. */
function described(): string | null | undefined {
  return document.getElementById(field().getAttribute("aria-describedby") ?? "")?.textContent;
}
