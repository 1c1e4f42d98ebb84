import type { urlTexts } from "../../../../shared/sentences/url-texts.ts";
import type { Translation } from "../translation.ts";

/** Why an address cannot be used. */
export const esSaidUrl: Translation<typeof urlTexts> = {
  start: "La URL tiene que empezar con https://.",
  credentials: "La URL no puede llevar usuario ni contraseña.",
  scheme: "La URL no puede empezar con %{scheme}.",
  length: "La URL tiene que tener %{most} caracteres como máximo.",
  shape: "Esto no es una URL.",
  loopback: "La URL lleva a %{host}, que apunta a la propia máquina.",
  inside: "La URL lleva a %{host}, una dirección de tipo %{kind}, a la que no se llama.",
};
