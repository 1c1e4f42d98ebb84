import type { enListTools } from "../en/list-tools.ts";
import type { Translation } from "../translation.ts";

/** What a list can do for whoever reads it: columns and saved views. */
export const esListTools: Translation<typeof enListTools> = {
  columns: {
    open: "Columnas",
    title: "Columnas de esta lista",
    note: "Las columnas ocultas igual se exportan.",
  },
  views: {
    open: "Vistas",
    title: "Vistas guardadas",
    none: "Todavía no hay ninguna. Filtrá la lista y guardala con un nombre.",
    mine: "Tuya",
    team: "Del equipo, de %{name}",
    mine_team: "Tuya, para el equipo",
    count: "%{count} filas",
    opens_first: "Se abre primero",
    open_first: "Abrir la lista con “%{name}”",
    not_first: "Dejar de abrir la lista con “%{name}”",
    delete_title: "¿Borrar esta vista?",
    delete_text: "“%{name}” desaparece para todos los que la usan. Las filas de la lista quedan como están.",
    delete_submit: "Borrar vista",
    deleted: "Vista borrada",
    save: "Guardar como vista nueva",
    update: "Guardar los filtros en “%{name}”",
    save_title: "Guardar esta vista",
    name: "Nombre",
    for_team: "Para todo el equipo",
    for_team_hint: "La ven todos; solo vos podés cambiarla.",
    submit: "Guardar vista",
    saved: "Vista guardada",
    name_missing: "La vista necesita un nombre.",
  },
};
