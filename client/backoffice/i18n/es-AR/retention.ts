import type { enRetention } from "../en/retention.ts";
import type { Translation } from "../translation.ts";

/** For how long things are kept. */
export const esRetention: Translation<typeof enRetention> = {
  retention: {
    title: "Cuánto tiempo se conserva cada cosa",
    open: "Conservación",
    choose: "Cada cuenta conserva sus cosas mientras las necesita. Elegí una.",
    change: "Cambiar",
    change_of: "Cambiar: %{what}",
    kept: "Se conserva",
    goes: "Después se quita",
    stays: "Queda",
    days: "%{smart_count} día |||| %{smart_count} días",
    usual: "%{smart_count} día, como en todo el sistema |||| %{smart_count} días, como en todo el sistema",
    messages: "Mensajes a receptores",
    messages_goes: "Lo que se envió y lo que respondió el receptor. Después no se puede reenviar.",
    messages_stays: "Que se envió, cuándo, a quién y con qué resultado.",
    messages_freed:
      "%{number} mensaje pierde ahora su contenido y no se puede reenviar. |||| %{number} mensajes pierden ahora su contenido y no se pueden reenviar.",
    messages_hint: "De 30 a 3.650. Dejalo vacío para %{days}, como en todo el sistema.",
    documents_title: "Cambiar cuánto tiempo se conservan los archivos",
    answers: "Respuestas a solicitudes repetidas",
    answers_everywhere: "Para todas las cuentas",
    answers_goes:
      "Lo que se respondió a una solicitud a la API con clave de idempotencia. Una copia que llega después es una solicitud nueva.",
    answers_stays: "Todo lo que hizo la solicitud.",
    answers_freed:
      "%{number} respuesta se olvida ahora. Una copia de su solicitud se haría de nuevo. |||| %{number} respuestas se olvidan ahora. Las copias de sus solicitudes se harían de nuevo.",
    answers_hint: "De 30, que es lo que promete la API de pagos, a 3.650.",
    always: "Nunca se quita por antigüedad",
    always_text:
      "Los pagos, los préstamos, los libros, las liquidaciones y el registro de auditoría. Los datos de un cliente se eliminan en su página.",
    form_days: "Días",
    wrong: "Escribí días enteros de 30 a 3.650.",
    nothing_freed: "Nada se quita en el momento.",
    more_than: "Más de %{count}",
    irreversible: "Nadie puede recuperarlo.",
    save: "Guardar",
    saved: "Se guardó el plazo.",
    conflict: "Alguien cambió esto mientras tanto. Cerralo y volvé a mirar.",
  },
};
