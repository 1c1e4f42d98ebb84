import { z } from "zod";
import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { isCnpj, isCpf } from "../../../shared/documents/tax-number.ts";
import type { BorrowerRecord } from "../../lending/customers/borrower.record.ts";

/** The two numbers of the public samples whose check digits are wrong; test accounts take exactly these. */
const sampleCpf = "12345678900";
const sampleCnpj = "12345678000190";

/** A number without its punctuation, letters in capitals. */
export function bareNumber(text: string): string {
  return text.replace(/[\s.\-/]/g, "").toUpperCase();
}

type Check = (bare: string) => boolean;

function numberSchema({ code, message, isRight }: { code: string; message: string; isRight: Check }) {
  return z.string().transform((text, context) => {
    const bare = bareNumber(text);
    if (isRight(bare)) return bare;
    context.issues.push({ code: "custom", input: text, message, params: { code } });
    return z.NEVER;
  });
}

function numbersOf(acceptsSamples: boolean) {
  const cpf = numberSchema({
    code: "invalid_cpf",
    message: "must be a CPF of 11 digits with right check digits",
    isRight: (bare) => isCpf(bare) || (acceptsSamples && bare === sampleCpf),
  });
  const cnpj = numberSchema({
    code: "invalid_cnpj",
    message: "must be a CNPJ of 14 characters with right check digits",
    isRight: (bare) => isCnpj(bare) || (acceptsSamples && bare === sampleCnpj),
  });
  return { cpf, cnpj };
}

const name = z.string().trim().min(1, "must have 1 to 200 characters").max(200, "must have 1 to 200 characters");
const email = z
  .string()
  .trim()
  .max(254, "must have at most 254 characters")
  .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address");
const phone = z
  .string()
  .trim()
  .regex(/^\+\d{8,15}$/, "must be a number in E.164 such as +5511987654321");
const tradingName = z.string().trim().max(200, "must have at most 200 characters");

function createSchema(acceptsSamples: boolean) {
  const { cpf, cnpj } = numbersOf(acceptsSamples);
  return z
    .object({
      cpf: cpf.meta({ description: "With or without punctuation" }),
      cnpj: cnpj.nullish(),
      name: name.nullish(),
      email: email.nullish(),
      phone: phone.nullish().meta({ description: "E.164" }),
      trading_name: tradingName.nullish(),
      external_id: z
        .string()
        .min(1, "must have 1 to 255 characters")
        .max(255, "must have 1 to 255 characters")
        .nullish()
        .meta({ description: "Your own reference" }),
    })
    .meta({ id: "NewCustomer" });
}

const createSchemas = { sandbox: createSchema(true), live: createSchema(false) };

export function newCustomerSchema(accountId: string) {
  return createSchemas[accountKind(accountId)];
}

/** What never changes has to be what it was. */
function immutable(isSame: (value: unknown) => boolean) {
  return z.unknown().refine((value) => value === undefined || isSame(value), {
    error: "can never change",
    params: { code: "immutable_field" },
  });
}

/** What may be changed of this customer. */
export function customerChangesSchema(borrower: Pick<BorrowerRecord, "account_id" | "cpf" | "external_id">) {
  const { cnpj } = numbersOf(accountKind(borrower.account_id) === "sandbox");
  return z.object({
    email: email.optional(),
    phone: phone.optional(),
    name: name.optional(),
    cnpj: cnpj.nullish(),
    trading_name: tradingName.nullish(),
    cpf: immutable((value) => typeof value === "string" && bareNumber(value) === borrower.cpf).optional(),
    external_id: immutable((value) => value === borrower.external_id).optional(),
  });
}

/** The same for the reference, which knows no particular customer. */
export const publishedChangesSchema = z
  .object({
    email: email.optional(),
    phone: phone.optional(),
    name: name.optional(),
    cnpj: z.string().nullish(),
    trading_name: tradingName.nullish(),
  })
  .meta({ id: "CustomerChanges" });

export const publishedDocumentSchema = z
  .object({
    type: z.string().meta({ description: "One of the types that the customer's `kyc` lists" }),
    file: z.unknown().meta({ type: "string", format: "binary", description: "PDF, JPEG or PNG, at most 10 MB" }),
  })
  .meta({ id: "NewDocument" });
