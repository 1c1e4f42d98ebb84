import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { givenServer, open, problem } from "../testing/page.tsx";
import { expressSession } from "../testing/session.ts";
import { givenShopAround } from "../testing/shop.ts";
import { en } from "../words/en.ts";
import { countryChoices, likelyCountry } from "./countries.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const entered = {
  first_name: "Kari",
  last_name: "Prøve",
  email: "kari@buyer.example",
  phone_number: "+4740000000",
  address_line: "Storgata 1",
  postal_code: "0155",
  postal_place: "Oslo",
  country: "NO",
};

async function enterAddress() {
  for (const [label, value] of [
    [en.firstName, entered.first_name],
    [en.lastName, entered.last_name],
    [en.email, entered.email],
    [en.phone, "40 00 00 00"],
    [en.addressLine, entered.address_line],
    [en.postalCode, entered.postal_code],
    [en.postalPlace, entered.postal_place],
  ] as const) {
    fireEvent.change(await screen.findByLabelText(label), { target: { value } });
  }
}

test("says what is missing, field by field, and puts the cursor on the first", async () => {
  const calls = givenServer({}, expressSession);
  open();
  fireEvent.change(await screen.findByLabelText(en.email), { target: { value: "kari" } });
  fireEvent.click(screen.getByRole("button", { name: en.save }));
  expect(document.activeElement).toBe(screen.getByLabelText(en.firstName));
  expect(screen.getAllByText(en.fieldMissing).length).toBeGreaterThan(4);
  expect(screen.getByText(en.emailWrong)).toBeTruthy();
  expect(calls).toHaveLength(1);
});

test("takes the address, then the shipping, and only then a payment", async () => {
  const addressed = { ...expressSession, shipping_address: entered, billing_address: entered };
  const [home] = expressSession.express?.options ?? [];
  const chosen = { ...addressed, amount: 58_900, shipping: home ?? null };
  const calls = givenServer(
    { addresses: () => Promise.resolve(addressed), shipping_option: () => Promise.resolve(chosen) },
    expressSession,
  );
  open();
  expect(await screen.findByText(en.addressFirst)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Pay/ })).toBeNull();
  await enterAddress();
  fireEvent.click(screen.getByRole("button", { name: en.save }));

  expect(await screen.findByText(en.shippingFirst)).toBeTruthy();
  expect(calls.at(-1)).toMatchObject({
    method: "PUT",
    body: { shipping_address: { ...entered, phone_number: "40000000" }, billing_address: null },
  });
  const options = screen.getByRole("group", { name: en.chooseShipping });
  expect(within(options).getByText(en.free)).toBeTruthy();
  fireEvent.click(within(options).getByLabelText(/To the door/));
  expect(await screen.findByRole("button", { name: "Pay 589.00 NOK" })).toBeTruthy();
  expect(calls.at(-1)?.body).toEqual({ line_id: "home" });
});

test("a company gives its name, and the bill may go elsewhere", async () => {
  const calls = givenServer({}, expressSession);
  open();
  fireEvent.click(await screen.findByLabelText(en.business));
  expect(screen.getByLabelText(en.businessName)).toBeTruthy();
  expect(screen.getByLabelText(en.organizationNumber)).toBeTruthy();
  fireEvent.click(screen.getByLabelText(en.otherBilling));
  expect(within(screen.getByRole("region", { name: en.billing })).getByLabelText(en.addressLine)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: en.save }));
  expect(calls).toHaveLength(1);
});

test("an address that cannot be kept says so where it was entered", async () => {
  givenServer({ addresses: () => Promise.resolve(problem(503, "unavailable")) }, expressSession);
  open();
  await enterAddress();
  fireEvent.click(screen.getByRole("button", { name: en.save }));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toBe(en.shopSilent));
  expect(screen.getByLabelText<HTMLInputElement>(en.firstName).value).toBe("Kari");
});

describe("in a shop's page that wants to hear of addresses", () => {
  async function enterInShop() {
    const { said, tell } = givenShopAround();
    const addressed = { ...expressSession, shipping_address: entered, billing_address: entered };
    const calls = givenServer({ addresses: () => Promise.resolve(addressed) }, expressSession);
    open("client_side_address_callback=true");
    await enterAddress();
    fireEvent.click(screen.getByRole("button", { name: en.save }));
    const asked = () => said.filter(({ type }) => type === "AddressCallback");
    await waitFor(() => expect(asked()).toHaveLength(1));
    return { tell, asked, kept: () => calls.filter(({ method }) => method === "PUT") };
  }

  test("the shop is asked before the address is kept", async () => {
    const { tell, asked, kept } = await enterInShop();
    const shipping_address = { ...entered, phone_number: "40000000" };
    expect(asked()[0]).toMatchObject({
      session: { id: expressSession.id, order: { shipping_address, billing_address: shipping_address } },
    });
    expect(kept()).toEqual([]);
    tell("AddressCallbackResult", { success: true });
    expect(await screen.findByText(en.shippingFirst)).toBeTruthy();
    expect(kept()).toMatchObject([{ body: { shipping_address, billing_address: null } }]);
  });

  test("an address that the shop refuses is not kept, and can be entered again", async () => {
    const { tell, kept } = await enterInShop();
    tell("AddressCallbackResult", { success: false, error: "We do not deliver there" });
    await waitFor(() => expect(screen.getByRole("alert").textContent).toBe("We do not deliver there"));
    expect(kept()).toEqual([]);
    expect(screen.getByLabelText<HTMLInputElement>(en.firstName).value).toBe("Kari");
  });
});

test("offers only where the shop sends to, in the payer's words", () => {
  const choices = countryChoices({ allowed_countries: ["SE", "NO", "DE"], denied_countries: ["DE"] }, "sv");
  expect(choices).toEqual([
    { code: "NO", name: "Norge" },
    { code: "SE", name: "Sverige" },
  ]);
  expect(countryChoices({ allowed_countries: null, denied_countries: [] }, "en").length).toBeGreaterThan(240);
});

test("begins with the likeliest country that is on offer", () => {
  const express = expressSession.express;
  if (express === null) throw new Error("The session is not express");
  expect(likelyCountry({ ...express, preferred_country: "SE" }, "NOK")).toBe("SE");
  expect(likelyCountry(express, "NOK")).toBe("NO");
  expect(likelyCountry(express, "DKK")).toBe("NO");
});
