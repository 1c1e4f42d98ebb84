import { sizeText } from "../../../../shared/upkeep/size-text.ts";
import { numberText } from "../../i18n/number-text.ts";

/** `4.1 MB`, with the marks of the language that is spoken. */
export function bytesText(bytes: number): string {
  return sizeText(bytes, numberText);
}
