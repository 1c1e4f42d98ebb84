import { expect, test } from "vitest";
import type { Configuration } from "./order.schema.ts";
import { moveMethod } from "./method-order.ts";
import { readProfileSettings, writeProfileSettings } from "./profile-settings.ts";

const stored: Configuration = {
  auto_capture: false,
  discounts: { kept: true },
  theme: { backdrop: "#ffffff", font: "kept" },
  swish: { type: "payment_type", swish: { type: "payment_product_type", enabled: true } },
  dintero_psp: {
    type: "payment_type",
    sca_policy: "kept",
    vipps: { type: "payment_product_type", enabled: false },
    creditcard: { type: "payment_product_type", enabled: true, payability: "payable", no_cvc: "kept" },
  },
  vipps: { enabled: true },
};

const typesOf = (methods: readonly { type: string }[]) => methods.map(({ type }) => type);

test("methods are read in the order of the configuration, the others after them and off", () => {
  const { methods } = readProfileSettings(stored);
  expect(methods.slice(0, 6)).toEqual([
    { type: "swish.swish", is_enabled: true },
    { type: "dintero_psp.vipps", is_enabled: false },
    { type: "dintero_psp.creditcard", is_enabled: true },
    { type: "dintero_psp.applepay", is_enabled: false },
    { type: "dintero_psp.googlepay", is_enabled: false },
    { type: "vipps", is_enabled: true },
  ]);
  expect(methods.slice(6).every(({ is_enabled }) => !is_enabled)).toBe(true);
});

test("`active_payment_types` switches on whatever the configuration does not name", () => {
  const { methods } = readProfileSettings({ active_payment_types: { enabled: true }, vipps: { enabled: false } });
  expect(methods.filter(({ is_enabled }) => !is_enabled)).toEqual([{ type: "vipps", is_enabled: false }]);
});

test("what is written is read back, and what nobody can set here stays", () => {
  const read = readProfileSettings(stored);
  const wanted = {
    ...read,
    methods: moveMethod(read.methods, "dintero_psp.creditcard", -1),
    default_method: "dintero_psp.creditcard" as const,
    auto_capture: true,
    takes_free_orders: true,
    theme: { backdrop: "#101820", primary: null, card_radius: 12, button_radius: null },
    language: "nb" as const,
    countries: { preferred: "NO", allowed: ["NO", "SE"] },
  };
  const written = writeProfileSettings(stored, wanted);
  expect(readProfileSettings(written)).toEqual(wanted);
  expect(written).toMatchObject({
    discounts: { kept: true },
    theme: { font: "kept", backdrop: "#101820", cardRadius: 12 },
    dintero_psp: { sca_policy: "kept", creditcard: { no_cvc: "kept" } },
  });
});

test("orders that cost nothing are taken by what the configuration says of them, or of everything", () => {
  const takesFree = (configuration: Configuration) => readProfileSettings(configuration).takes_free_orders;
  const zero = (enabled: boolean) => ({ dintero: { zero: { enabled }, wallets: { enabled: true } } });
  const all = { active_payment_types: { enabled: true } };
  expect([stored, all, zero(true), { ...all, ...zero(false) }].map(takesFree)).toEqual([false, true, true, false]);
  const off = writeProfileSettings(zero(true), { ...readProfileSettings(zero(true)), takes_free_orders: false });
  expect(off["dintero"]).toMatchObject({ zero: { enabled: false }, wallets: { enabled: true } });
  expect(writeProfileSettings(stored, readProfileSettings(stored))).not.toHaveProperty("dintero");
});

test("a method moves within its provider, and takes its provider along at the edge", () => {
  const { methods } = readProfileSettings(stored);
  expect(typesOf(moveMethod(methods, "dintero_psp.creditcard", -1)).slice(0, 3)).toEqual([
    "swish.swish",
    "dintero_psp.creditcard",
    "dintero_psp.vipps",
  ]);
  expect(typesOf(moveMethod(methods, "vipps", -1)).slice(0, 4)).toEqual([
    "swish.swish",
    "vipps",
    "dintero_psp.vipps",
    "dintero_psp.creditcard",
  ]);
  expect(typesOf(moveMethod(methods, "swish.swish", -1))).toEqual(typesOf(methods));
});

test("text that is no colour, language or country counts as not set", () => {
  const settings = readProfileSettings({
    theme: { primary: "red; background: url(x)", cardRadius: "8px" },
    language: "tlh",
    countries: { preferred_country: "Norway" },
    merchant: { logo_url: "javascript:alert(1)" },
  });
  expect(settings.theme).toEqual({ backdrop: null, primary: null, card_radius: 8, button_radius: null });
  expect(settings).toMatchObject({ language: null, countries: { preferred: null }, brand: { logo_url: null } });
});
