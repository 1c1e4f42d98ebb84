import { Component, type ErrorInfo, type ReactNode } from "react";
import { useLocation } from "react-router";
import { PageFailure } from "./PageFailure.tsx";

/** Keeps the frame when a page breaks; going elsewhere clears it. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Boundary key={pathname}>{children}</Boundary>;
}

class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    reportError(new Error(`A page failed: ${error.message} ${info.componentStack ?? ""}`, { cause: error }));
  }

  override render() {
    return this.state.error === null ? this.props.children : <PageFailure error={this.state.error} />;
  }
}
