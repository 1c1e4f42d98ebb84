import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import Link from "@mui/material/Link";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { LiveUpdates } from "../providers/live/LiveUpdates.tsx";
import { Header } from "./Header.tsx";
import { PageBoundary } from "./PageBoundary.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { SandboxBanner } from "./SandboxBanner.tsx";
import { ShownAccountProvider } from "./shown-account.tsx";
import { Shortcuts } from "./shortcuts/Shortcuts.tsx";
import { Sidebar } from "./Sidebar.tsx";
import { useStaffSession } from "./use-staff-session.ts";

const AccessGate = lazy(() => import("../access/AccessGate.tsx"));
const EnrolPage = lazy(() => import("../resources/my-account/EnrolPage.tsx"));

/** Frame of every page behind the sign-in. */
export function KontorLayout({ children }: { children: ReactNode }) {
  const words = useWords();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const mustEnrol = useStaffSession()?.must_enrol === true;
  const closeMenu = () => setIsMenuOpen(false);
  return (
    <ShownAccountProvider>
      {!mustEnrol && <LiveUpdates />}
      <Suspense fallback={null}>
        <AccessGate />
      </Suspense>
      {!mustEnrol && <Shortcuts />}
      <Link href="#main" sx={skipLink}>
        {words("menu.skip")}
      </Link>
      <Box sx={{ display: "flex", minHeight: "100vh" }}>
        <Box
          component="aside"
          sx={{
            display: { xs: "none", md: "block" },
            position: "sticky",
            top: 0,
            height: "100vh",
            overflowY: "auto",
            flexShrink: 0,
            borderRight: 1,
            borderColor: "divider",
            backgroundColor: "background.paper",
          }}
        >
          <Sidebar />
        </Box>
        <Drawer open={isMenuOpen} onClose={closeMenu} sx={{ display: { md: "none" } }}>
          <Sidebar onNavigate={closeMenu} />
        </Drawer>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <header>
            <SandboxBanner />
            <Header onOpenMenu={() => setIsMenuOpen(true)} />
          </header>
          <Box
            component="main"
            id="main"
            tabIndex={-1}
            sx={{ p: { xs: 2, sm: 3 }, maxWidth: 1480, mx: "auto", outline: "none" }}
          >
            <PageBoundary>
              <Suspense fallback={<PageSkeleton />}>{mustEnrol ? <EnrolPage /> : children}</Suspense>
            </PageBoundary>
          </Box>
        </Box>
      </Box>
    </ShownAccountProvider>
  );
}

const skipLink = {
  position: "absolute",
  left: 16,
  top: -48,
  zIndex: 2000,
  px: 2,
  py: 1,
  borderRadius: 1,
  backgroundColor: "background.paper",
  "&:focus": { top: 8 },
};
