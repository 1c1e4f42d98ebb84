import type { Transaction } from "kysely";
import type { AccountTable, MerchantTable } from "./accounts/account.table.ts";
import type { AlertTable } from "./alerts/alert.table.ts";
import type { ApprovalTable } from "./approvals/approval.table.ts";
import type { AuditEntryTable } from "./audit/audit.table.ts";
import type {
  AutoCaptureTable,
  CheckoutSessionEventTable,
  CheckoutSessionNameTable,
  CheckoutSessionTable,
  PaymentProfileTable,
} from "./checkout/checkout.table.ts";
import type { AccountRoleTable, ClientDetailTable } from "./identity/client.table.ts";
import type { BulkItemTable, BulkRunTable } from "./bulk-runs/bulk-run.table.ts";
import type { CustomerTable } from "./customers/customer.table.ts";
import type {
  AnswerRetentionTable,
  CredentialTable,
  IdempotencyKeyTable,
  SetupLinkTable,
  StaffAccountTable,
  StaffDeviceTable,
  StaffLinkTable,
  StaffSessionTable,
  StaffTable,
} from "./identity/identity.table.ts";
import type { TokenCallTable } from "./identity/token-call.table.ts";
import type { VaultKeyTable, VaultKeyWrapTable } from "./identity/vault-key.table.ts";
import type {
  FactorPolicyTable,
  PasskeyChallengeTable,
  StaffPasskeyTable,
  StaffRecoveryCodeTable,
  StaffTotpTable,
  StepUpLimitTable,
  StepUpPolicyTable,
} from "./identity/factor.table.ts";
import type { LedgerPostingTable, LedgerTransactionTable } from "./ledger/ledger.table.ts";
import type {
  BiometricsSessionTable,
  BorrowerTable,
  KycDocumentContentTable,
  KycDocumentTable,
  KycEntryTable,
  KycItemTable,
  LendingSettingsTable,
  SandboxStepTable,
} from "./lending/borrower.table.ts";
import type {
  CreditOfferTable,
  InstallmentTable,
  FeeRateTable,
  IofRateTable,
  LoanEntryTable,
  LoanPaymentPartTable,
  LoanPaymentTable,
  LoanSignerTable,
  LoanTable,
  SimulationTable,
} from "./lending/loan.table.ts";
import type { LoanBookTable, PortfolioDayTable } from "./lending/servicing/portfolio.table.ts";
import type { DeliveryRollupDeltaTable, DeliveryRollupTable } from "./metrics/delivery-rollup.table.ts";
import type {
  PaymentRollupDeltaTable,
  PaymentRollupKeyTable,
  PaymentRollupTable,
} from "./metrics/payment-rollup.table.ts";
import type { OperationTable, PaymentTable, TimelineEntryTable } from "./payments/payment.table.ts";
import type { ServerProcessTable } from "./processes/process.table.ts";
import type { ReportConfigurationTable, SettlementLineTable, SettlementTable } from "./settlements/settlement.table.ts";
import type { CardTokenTable, CardTokenTryTable } from "./tokens/token.table.ts";
import type {
  BalanceLineTable,
  IncomingTransferTable,
  MerchantBalanceTable,
  PayoutTable,
  TransferOrderTable,
  TransferSettingsTable,
} from "./transfers/transfer.table.ts";
import type { UpkeepRunTable } from "./upkeep/upkeep.table.ts";
import type { ReadHandle, Store as GenericStore } from "./store/store.ts";
import type {
  DeliveryAttemptTable,
  DeliveryTable,
  EventTable,
  MessageRetentionTable,
  WebhookEndpointTable,
  WebhookRecoveryTable,
  WebhookSecretTable,
  WebhookSweepTable,
  WebhookTroubleTable,
} from "./webhooks/webhook.table.ts";
import type { WireCallTable } from "./wire-calls/wire-call.table.ts";
import type { NoteMentionTable, NoteTable } from "./notes/note.table.ts";
import type { SavedViewDefaultTable, SavedViewTable, StaffPreferenceTable } from "./saved-views/saved-view.table.ts";

/** Every table of the installation; each feature describes its own. */
export interface Database {
  account: AccountTable;
  merchant: MerchantTable;
  credential: CredentialTable;
  client_detail: ClientDetailTable;
  alert: AlertTable;
  token_call: TokenCallTable;
  wire_call: WireCallTable;
  account_role: AccountRoleTable;
  staff: StaffTable;
  staff_account: StaffAccountTable;
  staff_link: StaffLinkTable;
  staff_totp: StaffTotpTable;
  staff_recovery_code: StaffRecoveryCodeTable;
  staff_passkey: StaffPasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  factor_policy: FactorPolicyTable;
  step_up_limit: StepUpLimitTable;
  step_up_policy: StepUpPolicyTable;
  staff_session: StaffSessionTable;
  staff_device: StaffDeviceTable;
  saved_view: SavedViewTable;
  note: NoteTable;
  note_mention: NoteMentionTable;
  saved_view_default: SavedViewDefaultTable;
  staff_preference: StaffPreferenceTable;
  setup_link: SetupLinkTable;
  vault_key: VaultKeyTable;
  vault_key_wrap: VaultKeyWrapTable;
  idempotency_key: IdempotencyKeyTable;
  answer_retention: AnswerRetentionTable;
  customer: CustomerTable;
  payment_profile: PaymentProfileTable;
  checkout_session: CheckoutSessionTable;
  checkout_session_event: CheckoutSessionEventTable;
  checkout_session_name: CheckoutSessionNameTable;
  auto_capture: AutoCaptureTable;
  card_token: CardTokenTable;
  card_token_try: CardTokenTryTable;
  payment: PaymentTable;
  operation: OperationTable;
  timeline_entry: TimelineEntryTable;
  bulk_run: BulkRunTable;
  bulk_item: BulkItemTable;
  payment_search: { rowid: number; words: string };
  ledger_transaction: LedgerTransactionTable;
  ledger_posting: LedgerPostingTable;
  settlement: SettlementTable;
  settlement_line: SettlementLineTable;
  report_configuration: ReportConfigurationTable;
  webhook_endpoint: WebhookEndpointTable;
  webhook_secret: WebhookSecretTable;
  message_retention: MessageRetentionTable;
  webhook_sweep: WebhookSweepTable;
  webhook_trouble: WebhookTroubleTable;
  webhook_recovery: WebhookRecoveryTable;
  event: EventTable;
  delivery: DeliveryTable;
  delivery_attempt: DeliveryAttemptTable;
  delivery_rollup: DeliveryRollupTable;
  delivery_rollup_delta: DeliveryRollupDeltaTable;
  payment_rollup: PaymentRollupTable;
  payment_rollup_key: PaymentRollupKeyTable;
  payment_rollup_delta: PaymentRollupDeltaTable;
  audit_entry: AuditEntryTable;
  transfer_settings: TransferSettingsTable;
  transfer_order: TransferOrderTable;
  incoming_transfer: IncomingTransferTable;
  payout: PayoutTable;
  merchant_balance: MerchantBalanceTable;
  lending_settings: LendingSettingsTable;
  borrower: BorrowerTable;
  kyc_item: KycItemTable;
  kyc_document: KycDocumentTable;
  kyc_document_content: KycDocumentContentTable;
  kyc_entry: KycEntryTable;
  biometrics_session: BiometricsSessionTable;
  sandbox_step: SandboxStepTable;
  fee_rate: FeeRateTable;
  iof_rate: IofRateTable;
  credit_offer: CreditOfferTable;
  simulation: SimulationTable;
  loan: LoanTable;
  loan_signer: LoanSignerTable;
  loan_entry: LoanEntryTable;
  installment: InstallmentTable;
  loan_payment: LoanPaymentTable;
  loan_payment_part: LoanPaymentPartTable;
  balance_line: BalanceLineTable;
  approval: ApprovalTable;
  loan_book: LoanBookTable;
  portfolio_day: PortfolioDayTable;
  server_process: ServerProcessTable;
  upkeep_run: UpkeepRunTable;
}

/** What a read may do. A write does not compile on it. */
export type Db = ReadHandle<Database>;

/** What a write may do, and the only handle that is alive inside `store.write`. */
export type Trx = Transaction<Database>;

export type Store = GenericStore<Db, Trx>;
