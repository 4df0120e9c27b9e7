import { useEffect } from "preact/hooks";
import { loadStaffPages } from "../routes.ts";
import type { Tab } from "../routing/route.ts";
import { useSession } from "../session/use-session.ts";

const tabs: readonly { tab: Tab; to: string; words: string }[] = [
  { tab: "home", to: "/", words: "首页" },
  { tab: "texts", to: "/texts", words: "学习" },
  { tab: "record", to: "/record", words: "记录" },
  { tab: "me", to: "/me", words: "我的" },
];

/** After a start, when what the person came for is there. */
const CALM_MS = 2_000;

export function BottomNav(props: { current: Tab }) {
  const { state } = useSession();
  const isStaff = state.value.roles.some(({ role }) => role !== "helper");
  // Who is enrolled where there is a network has his pages where there is none, also before he has ever opened one.
  useEffect(() => {
    if (!isStaff) return undefined;
    const timer = setTimeout(() => void loadStaffPages().catch(() => undefined), CALM_MS);
    return () => clearTimeout(timer);
  }, [isStaff]);
  const shown = isStaff ? [...tabs, { tab: "branch", to: "/branch", words: "支部" } as const] : tabs;
  return (
    <nav class="bottom-nav" aria-label="主要页面">
      <ul>
        {shown.map(({ tab, to, words }) => (
          <li key={tab}>
            <a href={`#${to}`} aria-current={tab === props.current ? "page" : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
