import AccountBalanceOutlined from "@mui/icons-material/AccountBalanceOutlined";
import BadgeOutlined from "@mui/icons-material/BadgeOutlined";
import BarChart from "@mui/icons-material/BarChart";
import CreditCard from "@mui/icons-material/CreditCard";
import DashboardOutlined from "@mui/icons-material/DashboardOutlined";
import DonutLargeOutlined from "@mui/icons-material/DonutLargeOutlined";
import FactCheckOutlined from "@mui/icons-material/FactCheckOutlined";
import HowToRegOutlined from "@mui/icons-material/HowToRegOutlined";
import InsightsOutlined from "@mui/icons-material/InsightsOutlined";
import KeyOutlined from "@mui/icons-material/KeyOutlined";
import LocalOfferOutlined from "@mui/icons-material/LocalOfferOutlined";
import LinkOutlined from "@mui/icons-material/LinkOutlined";
import ManageSearchOutlined from "@mui/icons-material/ManageSearchOutlined";
import NotificationsNone from "@mui/icons-material/NotificationsNone";
import OutboxOutlined from "@mui/icons-material/OutboxOutlined";
import PercentOutlined from "@mui/icons-material/PercentOutlined";
import PlaylistAddCheck from "@mui/icons-material/PlaylistAddCheck";
import PeopleAltOutlined from "@mui/icons-material/PeopleAltOutlined";
import RequestQuoteOutlined from "@mui/icons-material/RequestQuoteOutlined";
import SendOutlined from "@mui/icons-material/SendOutlined";
import ShoppingCartOutlined from "@mui/icons-material/ShoppingCartOutlined";
import StorageOutlined from "@mui/icons-material/StorageOutlined";
import StorefrontOutlined from "@mui/icons-material/StorefrontOutlined";
import SwapHorizOutlined from "@mui/icons-material/SwapHorizOutlined";
import TuneOutlined from "@mui/icons-material/TuneOutlined";
import WebhookOutlined from "@mui/icons-material/WebhookOutlined";
import List from "@mui/material/List";
import ListItem from "@mui/material/ListItem";
import ListItemButton from "@mui/material/ListItemButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Stack from "@mui/material/Stack";
import type SvgIcon from "@mui/material/SvgIcon";
import { type ComponentType, lazy, Suspense } from "react";
import { Link, useLocation } from "react-router";
import type { Permission } from "../../../shared/permissions.ts";
import type { enFrame } from "../i18n/en/frame.ts";
import { useWords } from "../i18n/use-words.ts";
import { firstFilters } from "../lists/first-filters.ts";
import { Brand } from "./Brand.tsx";
import { allAccounts, useAccountScope } from "./use-account-scope.ts";
import { useStaffSession } from "./use-staff-session.ts";

interface Entry {
  resource: Exclude<keyof (typeof enFrame)["menu"], "label" | "open" | "skip">;
  permission: Permission;
  icon: typeof SvgIcon;
  /** What stands behind its name. */
  end?: ComponentType;
}

const AlertCount = lazy(() => import("../resources/alerts/AlertCount.tsx"));

const entries: readonly Entry[] = [
  { resource: "dashboard", permission: "payments.read", icon: DashboardOutlined },
  { resource: "alerts", permission: "alerts.read", icon: NotificationsNone, end: AlertCount },
  { resource: "reports", permission: "payments.read", icon: BarChart },
  { resource: "payments", permission: "payments.read", icon: CreditCard },
  { resource: "sessions", permission: "sessions.read", icon: ShoppingCartOutlined },
  { resource: "payment-links", permission: "sessions.read", icon: LinkOutlined },
  { resource: "settlements", permission: "settlements.read", icon: AccountBalanceOutlined },
  { resource: "transfers", permission: "transfers.read", icon: SwapHorizOutlined },
  { resource: "payouts", permission: "payouts.read", icon: OutboxOutlined },
  { resource: "approvals", permission: "approvals.read", icon: HowToRegOutlined },
  { resource: "bulk-runs", permission: "bulk_runs.read", icon: PlaylistAddCheck },
  { resource: "merchants", permission: "merchants.read", icon: StorefrontOutlined },
  { resource: "customers", permission: "customers.read", icon: PeopleAltOutlined },
  { resource: "borrowers", permission: "borrowers.read", icon: HowToRegOutlined },
  { resource: "credit-offers", permission: "offers.read", icon: LocalOfferOutlined },
  { resource: "loans", permission: "loans.read", icon: RequestQuoteOutlined },
  { resource: "portfolio", permission: "loans.read", icon: DonutLargeOutlined },
  { resource: "deliveries", permission: "deliveries.read", icon: SendOutlined },
  { resource: "webhook-endpoints", permission: "webhooks.read", icon: WebhookOutlined },
  { resource: "webhook-metrics", permission: "deliveries.read", icon: InsightsOutlined },
  { resource: "payment-profiles", permission: "profiles.read", icon: TuneOutlined },
  { resource: "lending-settings", permission: "lending.manage", icon: PercentOutlined },
  { resource: "credentials", permission: "credentials.manage", icon: KeyOutlined },
  { resource: "calls", permission: "calls.read", icon: ManageSearchOutlined },
  { resource: "audit", permission: "audit.read", icon: FactCheckOutlined },
  { resource: "staff", permission: "staff.manage", icon: BadgeOutlined },
  { resource: "database", permission: "upkeep.manage", icon: StorageOutlined },
];

/** The sections that the role may read; the chosen account travels along in the address. */
export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const words = useWords();
  const { pathname } = useLocation();
  const [scope] = useAccountScope();
  const held = useStaffSession()?.permissions ?? [];
  return (
    <Stack component="nav" aria-label={words("menu.label")} sx={{ width: 220, p: 1.5, gap: 2 }}>
      <Brand />
      <List disablePadding sx={{ display: "grid", gap: 0.25 }}>
        {entries
          .filter(({ permission }) => held.includes(permission))
          .map(({ resource, icon: Icon, end: End }) => {
            const path = resource === "dashboard" ? "/" : `/${resource}`;
            const isHere = pathname === path || (path !== "/" && pathname.startsWith(`${path}/`));
            return (
              <ListItem key={resource} disablePadding>
                <ListItemButton
                  component={Link}
                  to={{ pathname: path, search: `?account=${scope ?? allAccounts}${firstFilters[resource] ?? ""}` }}
                  selected={isHere}
                  aria-current={isHere ? "page" : undefined}
                  {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
                  sx={{
                    py: 0.5,
                    px: 1.25,
                    "&.Mui-selected": { color: "primary.main", backgroundColor: "primary.light" },
                  }}
                >
                  <ListItemIcon sx={{ minWidth: 32, color: "inherit" }}>
                    <Icon sx={{ fontSize: 20 }} />
                  </ListItemIcon>
                  <ListItemText
                    primary={words(`menu.${resource}`)}
                    slotProps={{ primary: { sx: { fontSize: "0.9375rem", fontWeight: isHere ? 650 : 500 } } }}
                  />
                  {End !== undefined && (
                    <Suspense>
                      <End />
                    </Suspense>
                  )}
                </ListItemButton>
              </ListItem>
            );
          })}
      </List>
    </Stack>
  );
}
