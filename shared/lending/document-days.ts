import { z } from "zod";
import { kycDocumentTypes } from "./kyc-template.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

/** A hundred years. */
const daysMax = 36_500;

const days = z.int(fieldTexts.whole_days).min(1).max(daysMax);

/** For how many days files are kept once nobody has to decide about them; what is not named is kept. */
export const documentDaysSchema = z.partialRecord(z.enum(kycDocumentTypes), days).meta({ id: "DocumentDays" });
export type DocumentDays = Readonly<z.infer<typeof documentDaysSchema>>;
