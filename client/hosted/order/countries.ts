import type { HostedExpress } from "../../../shared/checkout/hosted-order.schema.ts";

/** ISO 3166-1, all of them. */
const codes =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(
    " ",
  );

/** Where the shop sends to, by name. */
export function countryChoices(
  express: Pick<HostedExpress, "allowed_countries" | "denied_countries">,
  locale: string,
): { code: string; name: string }[] {
  const allowed = express.allowed_countries ?? codes;
  return allowed
    .filter((code) => !express.denied_countries.includes(code))
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;
}

/** The likeliest country: the shop's, the currency's home, or the first of the list. */
export function likelyCountry(express: HostedExpress, currency: string): string {
  const home: Readonly<Record<string, string>> = { NOK: "NO", SEK: "SE", DKK: "DK", EUR: "FI", USD: "US", GBP: "GB" };
  const isOffered = (code: string | null | undefined): code is string =>
    typeof code === "string" &&
    !express.denied_countries.includes(code) &&
    (express.allowed_countries?.includes(code) ?? true);
  return [express.preferred_country, home[currency], express.allowed_countries?.[0]].find(isOffered) ?? "NO";
}
