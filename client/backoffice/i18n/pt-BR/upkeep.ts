import type { enUpkeep } from "../en/upkeep.ts";
import type { Translation } from "../translation.ts";

/** Backups, checks and sizes of the database. */
export const ptUpkeep: Translation<typeof enUpkeep> = {
  upkeep: {
    title: "Banco de dados",
    state: { waiting: "Aguardando", running: "Em andamento", passed: "OK", failed: "Com falha" },
    under_way: "Já há um processo em andamento.",
    asked: "Será feito em instantes.",
    backups: "Backups",
    back_up: "Fazer backup agora",
    no_folder: "Defina KONTOR_BACKUP_DIR e reinicie: não há pasta para backups.",
    no_schedule:
      "O Kontor não faz backups aqui, porque KONTOR_BACKUP_DIR não está definida. Aponte-a para uma pasta em outro disco e reinicie.",
    no_schedule_postgres:
      "O Kontor não faz backups aqui. O melhor é que o servidor de banco de dados arquive seu log e tenha o próprio backup; senão, aponte KONTOR_BACKUP_DIR para uma pasta em outro disco, instale pg_dump e reinicie.",
    last_failed: "O último backup falhou: %{problem}",
    late: "Nenhum backup deu certo há mais de %{hours} horas.",
    last_good: "Último bem-sucedido",
    none_good: "Nenhum ainda",
    held: "%{rows} linhas com %{payments} pagamentos, em %{size}",
    only_read: "%{size}, lido até o fim, mas não restaurado",
    only_read_reason:
      "Os backups são lidos até o fim, mas não são restaurados nem conferidos: o papel em KONTOR_DATABASE_URL não pode criar bancos de dados. Permita com ALTER ROLE … CREATEDB.",
    next: "Próximo",
    folder: "Pasta",
    kept: "Guardados",
    kept_text: "O mais novo de cada um dos últimos %{days} dias e das últimas %{weeks} semanas",
    key: "Chave mestra",
    key_text:
      "Não está em nenhum deles. Guarde-a em outro lugar: sem ela, os segredos de um backup não podem ser lidos.",
    column: {
      made: "Criação",
      state: "Status",
      size: "Tamanho",
      took: "Duração",
      by: "Feito por",
      file: "Arquivo",
    },
    by_schedule: "Agendamento",
    removed: "%{file} (removido para abrir espaço)",
    check: "Verificação do banco de dados",
    check_now: "Verificar agora",
    check_hint:
      "Confere todas as regras de dinheiro, webhooks, log de auditoria e arquivos, com o servidor em funcionamento.",
    never_checked: "Ainda não houve verificação a partir daqui.",
    all_hold: "Todas as %{count} regras são cumpridas.",
    checked: "Verificação",
    not_done: "Não foi possível verificar: %{problem}",
    breaks: "%{count} de %{all} regras não são cumpridas:",
    sizes: "Tamanho",
    measure: "Medir agora",
    never_measured: "Ainda não medido. Depois de cada backup agendado, a medição é automática.",
    total: "No total",
    free: "Livre para novo uso",
    measured: "Medição",
    not_measured: "Não foi possível medir: %{problem}",
    table: "Tabela",
    rows: "Linhas",
    data: "Dados",
    indexes: "Índices",
    small: "%{count} tabelas menores",
    retention: "O que a retenção libera",
    retention_text:
      "As mensagens a receptores e suas respostas ficam guardadas por %{days} dias (KONTOR_WEBHOOK_RETENTION_DAYS) quando a conta não definiu outro prazo. O registro do envio, quando foi e com que resultado permanece.",
    retention_days: "Prazo",
    days: "%{days} dias",
    days_now: "%{days} dias (atual)",
    retention_deliveries: "Mensagens fora do prazo",
    retention_bytes: "Libera",
    retention_inside: "O espaço liberado é usado de novo; o arquivo em si mantém o tamanho.",
  },
};
