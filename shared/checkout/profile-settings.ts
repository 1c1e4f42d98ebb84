import { z } from "zod";
import { paymentMethods, type PaymentMethodType } from "../payments/payment-methods.ts";
import { methodGroups, productOf } from "./method-order.ts";
import type { Configuration } from "./order.schema.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

/** The languages that the hosted page speaks. */
export const pageLanguages = ["nb", "sv", "da", "fi", "de", "en"] as const;

const methodTypes = Object.keys(paymentMethods) as [PaymentMethodType, ...PaymentMethodType[]];
const colorSchema = z.string().regex(/^#[0-9a-fA-F]{6}$/, fieldTexts.color);
const radiusSchema = z.int().min(0).max(40);
const countrySchema = z.string().regex(/^[A-Z]{2}$/, fieldTexts.country);

/** What a person can set of a payment profile; everything else in its configuration stays as it is. */
export const profileSettingsSchema = z
  .strictObject({
    /** All that are known, in the order in which payers see them; those of one provider stand together. */
    methods: z.array(z.strictObject({ type: z.enum(methodTypes), is_enabled: z.boolean() })),
    /** Shown first and chosen beforehand; null for the first in order. */
    default_method: z.enum(methodTypes).nullable(),
    auto_capture: z.boolean(),
    /** Whether an order that costs nothing is taken, and completed without a payment. */
    takes_free_orders: z.boolean(),
    theme: z.strictObject({
      backdrop: colorSchema.nullable(),
      primary: colorSchema.nullable(),
      /** In pixels. */
      card_radius: radiusSchema.nullable(),
      button_radius: radiusSchema.nullable(),
    }),
    brand: z.strictObject({
      /** Shown to payers instead of the account's name. */
      name: z.string().trim().min(1).max(80).nullable(),
      logo_url: z
        .url({ protocol: /^https$/, error: fieldTexts.https })
        .max(500)
        .nullable(),
    }),
    /** Null follows the payer's browser. */
    language: z.enum(pageLanguages).nullable(),
    countries: z.strictObject({
      preferred: countrySchema.nullable(),
      /** Empty for all. */
      allowed: z.array(countrySchema).max(250),
    }),
  })
  .meta({ id: "ProfileSettings" });
export type ProfileSettings = z.infer<typeof profileSettingsSchema>;
export type ProfileMethod = ProfileSettings["methods"][number];

type Tree = Record<string, unknown>;

/** Reads what a person can set out of a configuration; what is not understood counts as not set. */
export function readProfileSettings(configuration: Configuration): ProfileSettings {
  const theme = treeOf(configuration["theme"]);
  const brand = treeOf(configuration["merchant"]);
  const countries = treeOf(configuration["countries"]);
  return {
    methods: methodsOf(configuration),
    default_method: valid(z.enum(methodTypes), configuration.default_payment_type),
    auto_capture: configuration.auto_capture === true,
    takes_free_orders: takesFree(configuration),
    theme: {
      backdrop: valid(colorSchema, theme["backdrop"]),
      primary: valid(colorSchema, theme["primary"]),
      card_radius: valid(radiusSchema, pixels(theme["cardRadius"])),
      button_radius: valid(radiusSchema, pixels(theme["buttonRadius"])),
    },
    brand: {
      name: valid(profileSettingsSchema.shape.brand.shape.name, brand["name"]),
      logo_url: valid(profileSettingsSchema.shape.brand.shape.logo_url, brand["logo_url"]),
    },
    language: valid(z.enum(pageLanguages), configuration["language"]),
    countries: {
      preferred: valid(countrySchema, countries["preferred_country"]),
      allowed: valid(z.array(countrySchema), countries["allow_countries"]) ?? [],
    },
  };
}

/** The configuration with the settings written into it. */
export function writeProfileSettings(configuration: Configuration, settings: ProfileSettings): Configuration {
  const { theme, brand, countries } = settings;
  const products = productsOf(configuration, settings.methods);
  const rest = Object.entries(configuration).filter(([key]) => !(key in products) && !settable.has(key));
  return {
    ...Object.fromEntries(rest),
    auto_capture: settings.auto_capture,
    ...optional("default_payment_type", settings.default_method),
    ...optional("language", settings.language),
    ...tree("theme", configuration["theme"], {
      backdrop: theme.backdrop,
      primary: theme.primary,
      cardRadius: theme.card_radius,
      buttonRadius: theme.button_radius,
    }),
    ...tree("merchant", configuration["merchant"], { name: brand.name, logo_url: brand.logo_url }),
    ...tree("countries", configuration["countries"], {
      preferred_country: countries.preferred,
      allow_countries: countries.allowed.length === 0 ? null : countries.allowed,
    }),
    ...products,
    ...freeOrders(configuration["dintero"], settings.takes_free_orders),
  };
}

function takesFree(configuration: Configuration): boolean {
  const entry = treeOf(configuration["dintero"])["zero"];
  return entry === undefined
    ? treeOf(configuration["active_payment_types"])["enabled"] === true
    : isOnEntry(treeOf(entry));
}

/** What was never switched on is not said to be off. */
function freeOrders(stored: unknown, isEnabled: boolean): Tree {
  const group = treeOf(stored);
  if (!isEnabled && group["zero"] === undefined) return {};
  const zero = entry({ type: "payment_product_type", ...treeOf(group["zero"]) }, isEnabled);
  return { dintero: { type: "payment_type", ...group, zero } };
}

const settable = new Set([
  "auto_capture",
  "default_payment_type",
  "language",
  "theme",
  "merchant",
  "countries",
  // Every method is said on or off one by one, so nothing is left for it to switch on.
  "active_payment_types",
]);

/** Named methods in the configuration's order, each provider's together, then those that it says nothing about. */
function methodsOf(configuration: Configuration): ProfileMethod[] {
  const isOnByDefault = treeOf(configuration["active_payment_types"])["enabled"] === true;
  const named = Object.entries(configuration).flatMap(([product, group]) =>
    methodTypes.filter((type) => productOf(type) === product && type in flat(product, treeOf(group))),
  );
  // Within a product the configuration's own order counts, not the table's.
  const ordered = named.toSorted((a, b) => positionOf(configuration, a) - positionOf(configuration, b));
  const unnamed = methodTypes.filter((type) => !ordered.includes(type));
  return methodGroups([
    ...ordered.map((type) => ({ type, is_enabled: isOn(configuration, type) })),
    ...unnamed.map((type) => ({ type, is_enabled: isOnByDefault })),
  ]).flat();
}

function positionOf(configuration: Configuration, type: PaymentMethodType): number {
  const products = Object.keys(configuration);
  const product = productOf(type);
  const within = Object.keys(flat(product, treeOf(configuration[product])));
  return products.indexOf(product) * 1_000 + within.indexOf(type);
}

function isOn(configuration: Configuration, type: PaymentMethodType): boolean {
  const product = productOf(type);
  return isOnEntry(treeOf(flat(product, treeOf(configuration[product]))[type]));
}

function isOnEntry({ enabled, payability }: Tree): boolean {
  return enabled === true && (payability === undefined || payability === "payable");
}

/** A product's methods by their whole type; one that is a method itself holds only itself. */
function flat(product: string, group: Tree): Tree {
  const own = Object.entries(group)
    .filter(([, entry]) => typeof entry === "object" && entry !== null)
    .map(([method, entry]) => [`${product}.${method}`, entry] as const);
  return { ...("enabled" in group ? { [product]: group } : {}), ...Object.fromEntries(own) };
}

/** Products in the order in which their first method comes; what else they hold stays. */
function productsOf(configuration: Configuration, methods: readonly ProfileMethod[]): Record<string, Tree> {
  const products: Record<string, Tree> = {};
  for (const { type, is_enabled } of methods) {
    const product = productOf(type);
    const stored = treeOf(configuration[product]);
    const [, method] = type.split(".");
    if (method === undefined) {
      products[product] = entry({ type: "payment_type", ...stored }, is_enabled);
      continue;
    }
    products[product] ??= { type: "payment_type", ...withoutMethods(product, stored) };
    products[product][method] = entry({ type: "payment_product_type", ...treeOf(stored[method]) }, is_enabled);
  }
  return products;
}

function withoutMethods(product: string, stored: Tree): Tree {
  return Object.fromEntries(
    Object.entries(stored).filter(([key]) => !methodTypes.some((type) => type === `${product}.${key}`)),
  );
}

/** Switching on what a gateway refused does not make it payable; switching it off leaves why in place. */
function entry(stored: Tree, isEnabled: boolean): Tree {
  return { payability: "payable", ...stored, enabled: isEnabled };
}

function tree(name: string, stored: unknown, changes: Readonly<Record<string, unknown>>): Tree {
  const merged = { ...treeOf(stored), ...changes };
  const set = Object.entries(merged).filter(([, value]) => value !== null);
  return set.length === 0 ? {} : { [name]: Object.fromEntries(set) };
}

function optional(name: string, value: unknown): Tree {
  return value === null ? {} : { [name]: value };
}

function treeOf(value: unknown): Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Tree) : {};
}

function valid<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> | null {
  return schema.safeParse(value).data ?? null;
}

/** Shops write `8`, `"8"` or `"8px"`. */
function pixels(value: unknown): unknown {
  return typeof value === "string" && /^\d+(px)?$/.test(value.trim()) ? Number.parseInt(value, 10) : value;
}
