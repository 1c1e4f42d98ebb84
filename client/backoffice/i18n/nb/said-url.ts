import type { urlTexts } from "../../../../shared/sentences/url-texts.ts";
import type { Translation } from "../translation.ts";

/** Why an address cannot be used. */
export const nbSaidUrl: Translation<typeof urlTexts> = {
  start: "URL-en må starte med https://.",
  credentials: "URL-en kan ikke inneholde brukernavn eller passord.",
  scheme: "URL-en kan ikke starte med %{scheme}.",
  length: "URL-en må ha høyst %{most} tegn.",
  shape: "Dette er ikke en URL.",
  loopback: "URL-en fører til %{host}, som peker tilbake på maskinen selv.",
  inside: "URL-en fører til %{host}, en adresse av typen %{kind}, som ikke kan nås.",
};
