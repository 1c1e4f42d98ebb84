/** Made-up owners of small companies; their numbers have the right check digits and belong to nobody we know of. */
export interface DemoBorrower {
  name: string;
  company: string;
  /** Digits alone. */
  cpf: string;
  cnpj: string;
}

const rows: readonly (readonly [string, string, string, string])[] = [
  ["Ana Prado", "Padaria Sol", "30150271077", "41207318000125"],
  ["Bruno Lima", "Oficina Dois Irmãos", "33885464950", "42580837000105"],
  ["Clara Nunes", "Ateliê Flor", "37620658882", "43954356000177"],
  ["Davi Rocha", "Mercado Central", "41355852722", "45327875000130"],
  ["Elisa Campos", "Doces da Elisa", "45091046690", "46701394000106"],
  ["Fábio Teixeira", "Fábio Reformas", "48826240523", "48074913000189"],
  ["Gabriela Souza", "Studio Gabi", "52561434419", "49448432000159"],
  ["Hugo Martins", "Horta do Hugo", "56296628307", "50821951000108"],
  ["Iara Ribeiro", "Iara Confecções", "60031822290", "52195470000151"],
  ["João Farias", "Farias Fretes", "63767016125", "53568989000109"],
  ["Karina Alves", "Papelaria Alves", "67502210091", "54942508000138"],
  ["Leandro Costa", "Costa Elétrica", "71237403944", "56316027000142"],
  ["Mônica Dias", "Bazar da Mônica", "74972597844", "57689546000119"],
];

export const demoBorrowers: readonly DemoBorrower[] = rows.map(([name, company, cpf, cnpj]) => ({
  name,
  company,
  cpf,
  cnpj,
}));

/** @throws Error when there is nobody of that name. */
export function demoBorrower(firstName: string): DemoBorrower {
  const found = demoBorrowers.find(({ name }) => name.startsWith(`${firstName} `));
  if (found === undefined) throw new Error(`There is no ${firstName} in the demo`);
  return found;
}
