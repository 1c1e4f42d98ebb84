import type { enRates } from "../en/rates.ts";
import type { Translation } from "../translation.ts";

/** What credit costs, by day. */
export const ptRates: Translation<typeof enRates> = {
  rates: {
    fees: "Tarifa de abertura de crédito, por dia",
    fees_hint:
      "Parte do valor que o cliente solicita. Uma simulação usa a tarifa em vigor no seu dia e a mantém; uma oferta com tarifa própria mantém a sua. Antes da primeira linha, a tarifa é de %{percent}%.",
    no_fees: "Nenhuma linha ainda: valem %{percent}%.",
    iof: "Imposto sobre o crédito (IOF), por dia",
    iof_hint: "A lei o define, igual para todas as contas. Uma simulação mantém a alíquota em vigor no seu dia.",
    from: "A partir de",
    fee: "Tarifa",
    state_head: "Status",
    state: { future: "Futura", in_force: "Em vigor", past: "Passada" },
    note: "Motivo",
    by: "Adicionada por",
    by_kontor: "Kontor",
    kind: "Tomador",
    borrower: { company: "Empresa", simples: "Empresa do Simples, MEI", individual: "Pessoa física" },
    daily: "Por dia",
    flat: "Única",
    max: "Até",
    no_max: "Qualquer valor",
    source: "Norma legal",
    add: "Adicionar",
    add_fee: "Adicionar uma tarifa",
    add_iof: "Adicionar uma alíquota",
    fee_added: "A tarifa foi adicionada.",
    iof_added: "A alíquota foi adicionada.",
    fee_text: "Vale para o que for simulado a partir desse dia. O que foi calculado antes fica como está.",
    iof_text:
      "Vale para todas as contas, para o que for simulado a partir desse dia. O que foi calculado antes fica como está.",
    day_hint: "Hoje ou depois. A linha de um dia que ainda não chegou é substituída.",
    fee_percent: "Tarifa em porcentagem do valor solicitado",
    note_why: "Motivo",
    max_hint: "Acima deste valor, vale a alíquota de empresa. Deixe vazio para não haver limite.",
    form: {
      daily: "Porcentagem do principal por dia",
      flat: "Porcentagem do principal, única",
      max: "Maior valor em BRL (opcional)",
      source: "A norma legal que a define",
    },
    missing: {
      day: "Escolha o dia a partir do qual vale.",
      fee: "Digite a tarifa em porcentagem, com no máximo quatro casas decimais, como 1,2.",
      note: "Informe o motivo.",
      daily: "Digite a parte diária em porcentagem, com no máximo sete casas decimais, como 0,0082.",
      flat: "Digite a parte única em porcentagem, com no máximo quatro casas decimais, como 0,38.",
      max: "Digite o maior valor, como 30000,00, ou deixe vazio.",
      source: "Informe a norma legal.",
    },
  },
};
