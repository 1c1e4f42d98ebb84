import type { enPersonal } from "../en/personal.ts";
import type { Translation } from "../translation.ts";

/** Details of people that are shown in full. */
export const esPersonal: Translation<typeof enPersonal> = {
  reveal: {
    title: "Mostrar los datos completos",
    text: "Los datos de esta persona se te muestran una vez. Que los viste, cuándo y por qué queda en el registro de auditoría.",
    reason: "¿Para qué los necesitás?",
    reason_hint: "Por ejemplo: pregunta por teléfono dónde está su devolución",
    reason_needed: "Escribí primero el motivo",
    submit: "Mostrar datos",
    shown: "Datos completos",
    nothing: "No se sabe nada de esta persona.",
    left: "Podés hacerlo %{smart_count} vez más en esta hora. |||| Podés hacerlo %{smart_count} veces más en esta hora.",
    left_none: "Esta fue la última vez en esta hora.",
    close: "Cerrar",
    field: {
      name: "Nombre",
      email: "Correo electrónico",
      phone: "Teléfono",
      external_id: "Id en el comercio",
      document: "Documento",
      company_document: "Documento de la empresa",
      trading_name: "Nombre de fantasía",
    },
  },
  erasure: {
    title: "Eliminar a este cliente",
    text: "El nombre, el contacto, las direcciones, los documentos, las tarjetas guardadas y los mensajes sobre este cliente se quitan de todos los pagos, checkouts y préstamos. Los importes y los libros quedan. Nadie puede recuperarlos.",
    backup: "Las copias de seguridad hechas antes todavía los tienen hasta que las borres.",
    reason: "Motivo",
    reason_hint: "Por ejemplo: lo pidió por carta el 3 de marzo",
    reason_needed: "Escribí primero el motivo",
    submit: "Eliminar definitivamente",
    done: "Se eliminó al cliente.",
  },
};
