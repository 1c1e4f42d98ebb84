import type { enPerson } from "../en/person.ts";
import type { Translation } from "../translation.ts";

/** Everything that one person has to do with an account, on one page. */
export const esPerson: Translation<typeof enPerson> = {
  customer: {
    erase: "Eliminar cliente",
    erased: "Eliminado",
    erased_text: "Todo lo personal se quitó el %{when}. Los importes y los libros quedaron como estaban.",
    document_title: "Cliente %{name}",
    details: "Detalles",
    id: "Id del cliente",
    no_payments: "Este cliente no tiene pagos.",
    no_sessions: "Este cliente no tiene sesiones.",
  },
  person: {
    all: "Ver todo (%{count})",
    capped: "Las cifras son de los %{count} más nuevos.",
    captured: "%{amount} capturados",
    refunded: "%{amount} devueltos",
    reserved: "%{amount} autorizados",
    completed: "%{completed} de %{count} completadas, %{amount}",
    review: "Verificación para crédito",
    open_review: "Abrir la verificación",
    declared_name: "Nombre declarado",
    items: "Qué se pide",
    items_approved: "%{approved} de %{asked} aprobados",
    items_waiting: "%{approved} de %{asked} aprobados, %{submitted} por verificar",
    no_offers: "Este cliente no tiene ofertas de crédito.",
    offer: "Al %{rate} mensual",
    no_open_offers: "Ninguna se puede contratar ahora",
    open_offers: "Una se puede contratar, %{amount} |||| %{smart_count} se pueden contratar, %{amount}",
    no_loans: "Este cliente no tiene préstamos.",
    no_running_loans: "Ninguno activo ahora",
    running_loans: "Uno activo, debe %{amount} |||| %{smart_count} activos, debe %{amount}",
    late_loans: "uno en mora |||| %{smart_count} en mora",
    loan_without_contract: "Sin contrato todavía",
  },
};
