import type { listTexts } from "../../../../shared/sentences/list-texts.ts";
import type { Translation } from "../translation.ts";

/** What a list cannot be asked. */
export const esSaidList: Translation<typeof listTexts> = {
  refused: "La lista no se puede pedir así: %{names}.",
  values_most: "Tiene que ser texto, con %{most} valores como máximo.",
  filter_unknown: "No es un filtro de esta lista; los conocidos son %{known}.",
  one_value: "Acepta un solo valor.",
  instant: "Tiene que ser una fecha o un instante en UTC.",
  minor: "Tiene que ser un número entero de unidades mínimas de la moneda.",
  whole: "Tiene que ser un número entero.",
  sort_unknown: "La lista se ordena por %{known}, con - para el orden descendente.",
  sort_one_currency: "Para ordenar por monto hace falta exactamente una moneda.",
  sort_of_search: "Los resultados de una búsqueda vienen con los más nuevos primero.",
  limit: "Tiene que estar entre 1 y %{most}.",
  no_search: "Esta lista no tiene búsqueda.",
  cursor: "Ese lugar no viene de esta lista.",
  cursor_foreign: "El lugar en la lista no viene de esta lista. Volvé a abrirla.",
  name_run: "Indicá la ejecución cuyos pagos se muestran.",
  name_shop: "Indicá el comercio cuyo saldo se muestra.",
};
