import { Page } from "../components/page.tsx";

/** What somebody sees who is not enrolled on this phone. */
export function BeforeEnrolment() {
  return <Page title="欢迎使用送学">…</Page>;
}
