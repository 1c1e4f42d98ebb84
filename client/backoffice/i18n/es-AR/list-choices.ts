import type { enListChoices } from "../en/list-choices.ts";
import type { Translation } from "../translation.ts";

/** How a person has their lists: columns, their order, and what can be done to a view. */
export const esListChoices: Translation<typeof enListChoices> = {
  list_choice: {
    up: "Subir “%{name}”",
    down: "Bajar “%{name}”",
    reset: "Restablecer columnas",
    not_kept: "Kontor no pudo guardar eso. La lista quedó como estaba.",
    more: "Cambiar “%{name}”",
    rename: "Cambiar nombre…",
    rename_title: "Cambiar el nombre de esta vista",
    rename_submit: "Cambiar nombre",
    renamed: "Nombre de la vista cambiado",
    share: "Compartir con el equipo",
    shared: "El equipo ve la vista",
    unshare: "Dejar solo para vos",
    unshared: "Solo vos ves la vista",
    delete: "Borrar…",
  },
  stale: {
    failed: "Leído %{age}. No se pudo volver a leer.",
    paused: "Leído %{age}. La actualización en vivo está en pausa.",
    read_again: "Volver a leer",
  },
};
