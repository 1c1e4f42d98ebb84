import { z } from "zod";
import { type CompanyProfile, companyProfiles } from "./lending-states.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

/**
 * What can be asked for to know a customer. Each is met by all documents of one of its alternatives.
 */
export const kycRequirements = {
  ccmei: [["ccmei"]],
  ei_registration_requirement: [["ei_registration_requirement"]],
  articles_of_association: [["articles_of_association"]],
  eireli_incorporation_statement: [["eireli_incorporation_statement"]],
  income_statement: [["income_statement"]],
  identity: [["cnh"], ["identity_card_front", "identity_card_back"]],
  proof_of_address: [["proof_of_address"]],
  selfie: [["selfie"]],
  biometrics: [["biometrics"]],
} as const satisfies Record<string, readonly (readonly string[])[]>;

export type KycRequirement = keyof typeof kycRequirements;
export const kycRequirementNames = Object.keys(kycRequirements) as [KycRequirement, ...KycRequirement[]];

/** Every kind of document that somebody can be asked for. */
export type KycDocumentType = (typeof kycRequirements)[KycRequirement][number][number];
export const kycDocumentTypes: readonly KycDocumentType[] = Object.values(kycRequirements).flat(2);

/** What the hosted page hands in; no file of a partner can. */
export const biometricsType = "biometrics";

/** Labels of what is asked for, as customers in Brazil read them. */
const labels: Readonly<Record<string, string>> = {
  ccmei: "Certificado MEI",
  ei_registration_requirement: "Requerimento de empresário",
  articles_of_association: "Contrato social",
  eireli_incorporation_statement: "Ato constitutivo da EIRELI",
  income_statement: "Comprovante de faturamento",
  cnh: "CNH",
  identity_card_front: "Documento de identidade (frente)",
  identity_card_back: "Documento de identidade (verso)",
  proof_of_address: "Comprovante de endereço",
  selfie: "Selfie",
  biometrics: "Biometria facial",
  name: "Nome",
  email: "E-mail",
  phone: "Telefone",
  cnpj: "CNPJ",
  trading_name: "Nome fantasia",
};

export function kycLabel(type: string): string {
  return labels[type] ?? type;
}

/** Fields that a reviewer may have corrected, and the partner may change. */
export const correctableFields = ["name", "email", "phone", "cnpj", "trading_name"] as const;
export type CorrectableField = (typeof correctableFields)[number];

/** What is asked of each legal form, in the order in which it is listed. */
export type KycTemplate = Readonly<Record<CompanyProfile, readonly KycRequirement[]>>;

const requirementList = z
  .array(z.enum(kycRequirementNames))
  .min(1)
  .max(kycRequirementNames.length)
  .refine((names) => new Set(names).size === names.length, fieldTexts.same_twice);

export const kycTemplateSchema = z
  .strictObject({ mei: requirementList, ei: requirementList, ltda: requirementList, eireli: requirementList })
  .meta({ id: "KycTemplate" });

export const defaultKycTemplate: KycTemplate = {
  mei: ["ccmei", "identity", "selfie", "biometrics"],
  ei: ["ei_registration_requirement", "identity", "selfie", "biometrics"],
  ltda: ["articles_of_association", "income_statement", "identity", "proof_of_address", "selfie", "biometrics"],
  eireli: [
    "eireli_incorporation_statement",
    "income_statement",
    "identity",
    "proof_of_address",
    "selfie",
    "biometrics",
  ],
};

/** The legal form of a new customer: partners do not name it, so it is the usual one. */
export const defaultProfile: CompanyProfile = companyProfiles[0];

export interface NewKycItem {
  type: string;
  requirement: string;
}

/** The items that a new customer of this legal form is asked for, in order. */
export function itemsFor(template: KycTemplate, profile: CompanyProfile): NewKycItem[] {
  return template[profile].flatMap((requirement) =>
    kycRequirements[requirement].flat().map((type) => ({ type, requirement })),
  );
}
