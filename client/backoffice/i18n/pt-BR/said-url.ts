import type { urlTexts } from "../../../../shared/sentences/url-texts.ts";
import type { Translation } from "../translation.ts";

/** Why an address cannot be used. */
export const ptSaidUrl: Translation<typeof urlTexts> = {
  start: "A URL precisa começar com https://.",
  credentials: "A URL não pode levar usuário nem senha.",
  scheme: "A URL não pode começar com %{scheme}.",
  length: "A URL precisa ter no máximo %{most} caracteres.",
  shape: "Isto não é uma URL.",
  loopback: "A URL leva a %{host}, que aponta para a própria máquina.",
  inside: "A URL leva a %{host}, um endereço do tipo %{kind}, que não pode ser chamado.",
};
