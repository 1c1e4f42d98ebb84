import { toMajorText } from "../money.ts";
import { encodeEmv, emvText } from "./emv-code.ts";

const merchantNameLengthMax = 25;
const cityLengthMax = 15;

interface CodeOf {
  /** Minor units. */
  amount: number;
  merchantName: string;
  city: string;
}

/** A dynamic BR-Code: the payer's bank fetches the charge from `url`, which is written without its scheme. */
export function brCode({ amount, merchantName, city, url }: CodeOf & { url: string }): string {
  return encodeEmv([
    ["00", "01"],
    ["01", "12"],
    [
      "26",
      [
        ["00", "br.gov.bcb.pix"],
        ["25", url],
      ],
    ],
    ["52", "0000"],
    ["53", "986"],
    ["54", toMajorText(amount, "BRL")],
    ["58", "BR"],
    ["59", emvText(merchantName, merchantNameLengthMax) || "Kontor"],
    ["60", emvText(city, cityLengthMax) || "Brasil"],
    ["62", [["05", "***"]]],
  ]);
}

/** An interoperable QR of Argentina for one order, named by `reference`. */
export function argentineCode({ amount, merchantName, city, reference }: CodeOf & { reference: string }): string {
  return encodeEmv([
    ["00", "01"],
    ["01", "12"],
    [
      "43",
      [
        ["00", "ar.com.pvs"],
        ["01", reference],
      ],
    ],
    ["52", "0000"],
    ["53", "032"],
    ["54", toMajorText(amount, "ARS")],
    ["58", "AR"],
    ["59", emvText(merchantName, merchantNameLengthMax) || "Kontor"],
    ["60", emvText(city, cityLengthMax) || "Argentina"],
  ]);
}
