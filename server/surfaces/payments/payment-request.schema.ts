import { z } from "zod";
import { payerDocumentTypes } from "../../../shared/documents/payer-document.ts";
import { transferCurrencies, transferMethodNames } from "../../../shared/transfers/transfer-methods.ts";
import { wireAmountSchema } from "./wire-money.ts";

const referenceLengthMax = 128;
const metadataKeysMax = 50;
const metadataBytesMax = 8_192;
const secondsMin = 60;
const secondsMax = 31_536_000;

const text = z.string({ error: "must be a string" });
/** What older callers say, which tells less than the number does. */
const olderDocumentTypes = ["nationalId", "passport", "other"] as const;

const optionalText = text.nullish().transform((value) => value ?? null);

export const externalIdSchema = text
  .max(referenceLengthMax, `must have at most ${referenceLengthMax} characters`)
  .nullish()
  .transform((value) => value ?? null);

export const metadataSchema = z
  .record(text, text, "must be an object whose values are strings")
  .refine((value) => Object.keys(value).length <= metadataKeysMax, `must have at most ${metadataKeysMax} keys`)
  .refine(
    (value) => Buffer.byteLength(JSON.stringify(value)) <= metadataBytesMax,
    `must be at most ${metadataBytesMax} bytes`,
  )
  .nullish()
  .transform((value) => value ?? null);

export const currencySchema = z.enum(transferCurrencies, `must be one of ${transferCurrencies.join(", ")}`);

const instantSchema = z.iso
  .datetime({ offset: true, error: "must be an ISO 8601 date and time with its zone" })
  .nullish()
  .transform((value) => (value == null ? null : new Date(value).toISOString()));

const urlSchema = text
  .nullish()
  .transform((value) => (value == null || value === "" ? null : value))
  .refine((value) => value === null || URL.canParse(value), "must be an absolute URL");

export const merchantIdSchema = text
  .meta({ description: "Required with a key of the account" })
  .nullish()
  .transform((value) => value ?? null);

/** Older callers send the name in two parts. */
const customerSchema = z
  .object(
    {
      name: optionalText.meta({ description: "In full; `firstName` and `lastName` are its older form" }),
      firstName: optionalText,
      lastName: optionalText,
      documentNumber: text.min(1, "is required").meta({
        description: "CUIT, CUIL or DNI with ARS, CPF or CNPJ with BRL; punctuation is taken off",
      }),
      documentType: z
        .enum([...payerDocumentTypes, ...olderDocumentTypes], `must be one of ${payerDocumentTypes.join(", ")}`)
        .meta({
          description: `Read off the number where it is left out, or one of the older ${olderDocumentTypes.join(", ")}`,
        })
        .nullish()
        .transform((given) => payerDocumentTypes.find((type) => type === given) ?? null),
      email: z.email("must be an e-mail address").nullish(),
      phoneNumber: optionalText,
    },
    { error: "is required and must be an object" },
  )
  .transform(({ name, firstName, lastName, ...rest }) => ({
    ...rest,
    name: (name ?? [firstName, lastName].filter((part) => part !== null).join(" ")).trim(),
  }))
  .refine(({ name }) => name !== "", { path: ["name"], message: "is required" });

export const newPaymentSchema = z.object({
  amount: wireAmountSchema,
  currency: currencySchema,
  customer: customerSchema,
  merchantId: merchantIdSchema,
  paymentMethod: z
    .enum(transferMethodNames, `must be one of ${transferMethodNames.join(", ")}`)
    .meta({ description: "`bank_transfer` or `instant_bank_transfer` by the currency where it is left out" })
    .nullish(),
  externalId: externalIdSchema,
  metadata: metadataSchema,
  expiresAfter: z
    .int("must be a whole number of seconds")
    .min(secondsMin, `must be at least ${secondsMin}`)
    .max(secondsMax, `must be at most ${secondsMax}`)
    .meta({ description: "Seconds; with `qr` always three hours, with `pix_qr` fifteen minutes" })
    .nullish()
    .transform((value) => value ?? null),
  expiration: instantSchema.meta({ description: "The older form of `expiresAfter`, which wins" }),
  allowOverUnder: z
    .boolean("must be true or false")
    .meta({ description: "With ARS: a slightly different amount is taken too" })
    .nullish(),
  successUrl: urlSchema,
  cancelUrl: urlSchema,
});
